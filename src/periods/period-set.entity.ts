import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('period_sets')
export class PeriodSet {
  declare [FILLED]: never;

  @PrimaryColumn({ name: 'period_id', type: 'int' })
  periodId!: number;

  @PrimaryColumn({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'version_id', type: 'int' })
  versionId!: number;

  @Column({ name: 'from_unit_id', type: 'int' })
  fromUnitId!: number;
}
