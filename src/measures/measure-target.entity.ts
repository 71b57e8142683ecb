import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('measure_targets')
export class MeasureTarget {
  declare [FILLED]: never;

  @PrimaryColumn({ name: 'measure_id', type: 'int' })
  measureId!: number;

  @PrimaryColumn({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @PrimaryColumn({ type: 'int' })
  year!: number;

  @Column({ type: 'numeric' })
  target!: string;

  @Column({ name: 'by_account', type: 'int', nullable: true })
  byAccount!: number | null;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
