import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('labels')
export class YearLabel {
  declare [FILLED]: 'id' | 'reasons' | 'handling';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_record_id', type: 'int' })
  yearRecordId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  label!: string;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  mean!: string | null;

  @Column({ name: 'by_points', type: 'text', nullable: true })
  byPoints!: string | null;

  @Column({ type: 'jsonb' })
  reasons!: unknown;

  @Column({ type: 'jsonb' })
  record!: unknown;

  @Column({ type: 'text' })
  handling!: string;

  @Column({ name: 'decision_number', type: 'text', nullable: true })
  decisionNumber!: string | null;

  @Column({ name: 'decision_date', type: 'date', nullable: true })
  decisionDate!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'int', nullable: true })
  supersedes!: number | null;
}
