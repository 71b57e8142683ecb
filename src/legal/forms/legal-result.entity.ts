import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('legal_results')
export class LegalResult {
  declare [FILLED]: 'id' | 'work' | 'organisingReason' | 'unitingReason' | 'opinion' | 'ledResults' | 'obstacles';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'legal_form_id', type: 'int' })
  legalFormId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'jsonb' })
  marks!: unknown;

  @Column({ name: 'self_marks', type: 'jsonb' })
  selfMarks!: unknown;

  @Column({ type: 'jsonb' })
  work!: unknown;

  @Column({ type: 'smallint', nullable: true })
  organising!: number | null;

  @Column({ name: 'organising_reason', type: 'text' })
  organisingReason!: string;

  @Column({ type: 'smallint', nullable: true })
  uniting!: number | null;

  @Column({ name: 'uniting_reason', type: 'text' })
  unitingReason!: string;

  @Column({ type: 'text' })
  opinion!: string;

  /** Confirmed obstacles taken as the reason of đ and e. */
  @Column({ type: 'jsonb' })
  obstacles!: unknown;

  @Column({ name: 'led_results', type: 'int', array: true })
  ledResults!: number[];

  @Column({ type: 'jsonb' })
  record!: unknown;

  @Column({ type: 'jsonb' })
  printed!: unknown;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  common!: string | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  results!: string | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  score!: string | null;

  @Column({ type: 'text', nullable: true })
  band!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'int', nullable: true })
  supersedes!: number | null;
}
