import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('measure_figures')
export class MeasureFigure {
  declare [FILLED]: 'id' | 'note';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'measure_id', type: 'int' })
  measureId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  month!: string;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'numeric' })
  value!: string;

  @Column({ type: 'int', nullable: true })
  asked!: number | null;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'import_id', type: 'int', nullable: true })
  importId!: number | null;

  @Column({ name: 'by_account', type: 'int', nullable: true })
  byAccount!: number | null;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
