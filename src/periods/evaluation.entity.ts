import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('evaluations')
export class Evaluation {
  declare [FILLED]: 'id' | 'status' | 'revision' | 'selfValues' | 'headValues' | 'headLeftOut' | 'headObstacles';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'period_id', type: 'int' })
  periodId!: number;

  @Column({ type: 'text' })
  month!: string;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'smallint' })
  tier!: number;

  @Column({ name: 'version_id', type: 'int' })
  versionId!: number;

  @Column({ type: 'text', default: () => `'draft'` })
  status!: string;

  @Column({ type: 'int', default: () => `0` })
  revision!: number;

  @Column({ name: 'self_values', type: 'numeric', array: true, default: () => `'{}'` })
  selfValues!: (string | null)[];

  @Column({ name: 'self_points', type: 'numeric', array: true, nullable: true })
  selfPoints!: (string | null)[] | null;

  @Column({ name: 'self_score', type: 'numeric', precision: 5, scale: 2, nullable: true })
  selfScore!: string | null;

  @Column({ name: 'self_exemplarity', type: 'numeric', precision: 5, scale: 2, nullable: true })
  selfExemplarity!: string | null;

  @Column({ name: 'self_saved_at', type: 'timestamptz', nullable: true })
  selfSavedAt!: Date | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;

  @Column({ name: 'began_at', type: 'timestamptz', nullable: true })
  beganAt!: Date | null;

  @Column({ name: 'began_by', type: 'int', nullable: true })
  beganBy!: number | null;

  @Column({ name: 'head_values', type: 'numeric', array: true, default: () => `'{}'` })
  headValues!: (string | null)[];

  @Column({ name: 'head_left_out', type: 'boolean', array: true, default: () => `'{}'` })
  headLeftOut!: boolean[];

  /** Confirmed obstacles that the approver takes as the reason, by criterion. */
  @Column({ name: 'head_obstacles', type: 'jsonb', default: () => `'{}'` })
  headObstacles!: unknown;

  @Column({ name: 'head_saved_at', type: 'timestamptz', nullable: true })
  headSavedAt!: Date | null;

  @Column({ name: 'blind_values', type: 'numeric', array: true, nullable: true })
  blindValues!: (string | null)[] | null;

  @Column({ name: 'revealed_at', type: 'timestamptz', nullable: true })
  revealedAt!: Date | null;

  @Column({ name: 'revealed_by', type: 'int', nullable: true })
  revealedBy!: number | null;

  /** A day of its own, where it came or came back too late for the month's. */
  @Column({ name: 'self_due_on', type: 'date', nullable: true })
  selfDueOn!: string | null;

  @Column({ name: 'approval_id', type: 'int', nullable: true })
  approvalId!: number | null;

  @Column({ name: 'approved_at', type: 'timestamptz', nullable: true })
  approvedAt!: Date | null;

  @Column({ type: 'numeric', array: true, nullable: true })
  points!: (string | null)[] | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  score!: string | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  exemplarity!: string | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz', nullable: true })
  reviewedAt!: Date | null;

  @Column({ name: 'flagged_at', type: 'timestamptz', nullable: true })
  flaggedAt!: Date | null;

  @Column({ name: 'head_opened_at', type: 'timestamptz', nullable: true })
  headOpenedAt!: Date | null;

  @Column({ name: 'head_opened_by', type: 'int', nullable: true })
  headOpenedBy!: number | null;
}
