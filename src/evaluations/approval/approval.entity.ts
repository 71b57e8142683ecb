import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('approvals')
export class Approval {
  declare [FILLED]: 'id' | 'ledScores' | 'ledApprovals' | 'figures' | 'obstacles';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'smallint' })
  tier!: number;

  @Column({ name: 'version_id', type: 'int' })
  versionId!: number;

  @Column({ name: 'submission_id', type: 'int', nullable: true })
  submissionId!: number | null;

  @Column({ type: 'numeric', array: true })
  values!: (string | null)[];

  @Column({ name: 'left_out', type: 'boolean', array: true })
  leftOut!: boolean[];

  @Column({ name: 'due_count', type: 'int' })
  dueCount!: number;

  @Column({ name: 'led_scores', type: 'numeric', array: true, default: () => `'{}'` })
  ledScores!: (string | null)[];

  @Column({ name: 'led_approvals', type: 'int', array: true, default: () => `'{}'` })
  ledApprovals!: number[];

  @Column({ name: 'blind_values', type: 'numeric', array: true, nullable: true })
  blindValues!: (string | null)[] | null;

  @Column({ type: 'jsonb' })
  notes!: unknown;

  @Column({ type: 'jsonb' })
  figures!: unknown;

  /** Confirmed obstacles taken as the reason, by criterion. */
  @Column({ type: 'jsonb', default: () => `'{}'` })
  obstacles!: unknown;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'numeric', array: true })
  points!: (string | null)[];

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  score!: string | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  exemplarity!: string | null;

  @Column({ type: 'int', nullable: true })
  supersedes!: number | null;
}
