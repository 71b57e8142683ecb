import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('legal_forms')
export class LegalForm {
  declare [FILLED]:
    | 'id'
    | 'status'
    | 'revision'
    | 'selfMarks'
    | 'strengths'
    | 'limits'
    | 'headMarks'
    | 'markReasons'
    | 'headObstacles'
    | 'organisingReason'
    | 'unitingReason'
    | 'opinion'
    | 'headReason';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'legal_period_id', type: 'int' })
  legalPeriodId!: number;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ type: 'text' })
  month!: string;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'person_type', type: 'text' })
  personType!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  position!: string;

  @Column({ type: 'boolean' })
  leader!: boolean;

  @Column({ name: 'frame_id', type: 'int', nullable: true })
  frameId!: number | null;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'self_marks', type: 'jsonb' })
  selfMarks!: unknown;

  @Column({ type: 'text' })
  strengths!: string;

  @Column({ type: 'text' })
  limits!: string;

  @Column({ name: 'self_saved_at', type: 'timestamptz', nullable: true })
  selfSavedAt!: Date | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;

  @Column({ name: 'head_marks', type: 'jsonb' })
  headMarks!: unknown;

  @Column({ name: 'blind_marks', type: 'jsonb', nullable: true })
  blindMarks!: unknown;

  @Column({ name: 'mark_reasons', type: 'jsonb' })
  markReasons!: unknown;

  @Column({ name: 'revealed_at', type: 'timestamptz', nullable: true })
  revealedAt!: Date | null;

  @Column({ name: 'revealed_by', type: 'int', nullable: true })
  revealedBy!: number | null;

  @Column({ type: 'smallint', nullable: true })
  organising!: number | null;

  @Column({ name: 'organising_reason', type: 'text' })
  organisingReason!: string;

  @Column({ type: 'smallint', nullable: true })
  uniting!: number | null;

  @Column({ name: 'uniting_reason', type: 'text' })
  unitingReason!: string;

  /** Confirmed obstacles taken as the reason of đ and e. */
  @Column({ name: 'head_obstacles', type: 'jsonb' })
  headObstacles!: unknown;

  @Column({ type: 'text' })
  opinion!: string;

  @Column({ name: 'head_reason', type: 'text' })
  headReason!: string;

  @Column({ name: 'head_saved_at', type: 'timestamptz', nullable: true })
  headSavedAt!: Date | null;

  @Column({ name: 'result_id', type: 'int', nullable: true })
  resultId!: number | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

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

  /** A day of its own, where it came or came back too late for the month's. */
  @Column({ name: 'self_due_on', type: 'date', nullable: true })
  selfDueOn!: string | null;

  /** Written by the program: no main post was held on this day. */
  @Column({ name: 'left_on', type: 'date', nullable: true })
  leftOn!: string | null;
}
