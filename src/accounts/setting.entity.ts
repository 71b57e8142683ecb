import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('settings')
export class Setting {
  declare [FILLED]: never;

  @PrimaryColumn({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  value!: string;
}
