import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('imports')
export class Import {
  declare [FILLED]: 'id' | 'plan' | 'summary' | 'revision' | 'total' | 'done';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** The number it had while each kind had a table of its own. */
  @Column({ name: 'former_id', type: 'int', nullable: true })
  formerId!: number | null;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  /** SHA-256 of the file's bytes, which are not kept. */
  @Column({ name: 'file_hash', type: 'text', nullable: true })
  fileHash!: string | null;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ name: 'legal_period_id', type: 'int', nullable: true })
  legalPeriodId!: number | null;

  @Column({ name: 'catalogue_id', type: 'int', nullable: true })
  catalogueId!: number | null;

  @Column({ name: 'year_id', type: 'int', nullable: true })
  yearId!: number | null;

  @Column({ name: 'person_source_id', type: 'int', nullable: true })
  personSourceId!: number | null;

  @Column({ name: 'figure_month', type: 'text', nullable: true })
  figureMonth!: string | null;

  /** The file as read; null once it is purged. */
  @Column({ type: 'jsonb', nullable: true })
  worksheets!: unknown;

  @Column({ name: 'purged_at', type: 'timestamptz', nullable: true })
  purgedAt!: Date | null;

  @Column({ type: 'jsonb' })
  mapping!: unknown;

  /** When a person confirmed the columns. */
  @Column({ name: 'mapped_at', type: 'timestamptz', nullable: true })
  mappedAt!: Date | null;

  @Column({ type: 'jsonb', default: () => `'[]'` })
  plan!: unknown;

  @Column({ type: 'jsonb', default: () => `'{}'` })
  summary!: unknown;

  /** SHA-256 of the facts that the plan was made from; null: of a plan from before there were any. */
  @Column({ type: 'text', nullable: true })
  fingerprint!: string | null;

  @Column({ type: 'int', default: () => `0` })
  revision!: number;

  @Column({ type: 'int', default: () => `0` })
  total!: number;

  @Column({ type: 'int', default: () => `0` })
  done!: number;

  @Column({ name: 'run_at', type: 'timestamptz', nullable: true })
  runAt!: Date | null;

  @Column({ name: 'applied_by', type: 'int', nullable: true })
  appliedBy!: number | null;

  @Column({ name: 'applied_at', type: 'timestamptz', nullable: true })
  appliedAt!: Date | null;
}
