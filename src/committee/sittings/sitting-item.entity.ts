import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('sitting_items')
export class SittingItem {
  declare [FILLED]: 'id' | 'facts' | 'discussion' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'sitting_id', type: 'int' })
  sittingId!: number;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'unit_id', type: 'int', nullable: true })
  unitId!: number | null;

  @Column({ name: 'evaluation_id', type: 'int', nullable: true })
  evaluationId!: number | null;

  @Column({ name: 'issue_id', type: 'int', nullable: true })
  issueId!: number | null;

  @Column({ name: 'question_id', type: 'int', nullable: true })
  questionId!: number | null;

  @Column({ name: 'practice_id', type: 'int', nullable: true })
  practiceId!: number | null;

  /** The decision of an earlier sitting that this item corrects. */
  @Column({ name: 'decision_id', type: 'int', nullable: true })
  decisionId!: number | null;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'jsonb' })
  facts!: unknown;

  @Column({ type: 'text' })
  discussion!: string;

  @Column({ name: 'added_by', type: 'int' })
  addedBy!: number;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt!: Date;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;

  @Column({ name: 'removed_by', type: 'int', nullable: true })
  removedBy!: number | null;

  @Column({ type: 'int' })
  revision!: number;
}
