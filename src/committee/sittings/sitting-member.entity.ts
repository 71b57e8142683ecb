import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('sitting_members')
export class SittingMember {
  declare [FILLED]: 'present' | 'absence';

  @PrimaryColumn({ name: 'sitting_id', type: 'int' })
  sittingId!: number;

  @PrimaryColumn({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'boolean' })
  present!: boolean;

  @Column({ type: 'text' })
  absence!: string;
}
