import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('focus_issues')
export class FocusIssue {
  declare [FILLED]: 'id' | 'source' | 'revision' | 'citizensView';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'committee_id', type: 'int' })
  committeeId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  why!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ name: 'owner_id', type: 'int' })
  ownerId!: number;

  @Column({ name: 'first_due_on', type: 'date' })
  firstDueOn!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ name: 'measure_id', type: 'int', nullable: true })
  measureId!: number | null;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'chosen_by', type: 'int' })
  chosenBy!: number;

  @Column({ name: 'chosen_at', type: 'timestamptz' })
  chosenAt!: Date;

  @Column({ name: 'reported_by', type: 'int', nullable: true })
  reportedBy!: number | null;

  @Column({ name: 'reported_at', type: 'timestamptz', nullable: true })
  reportedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  report!: string | null;

  @Column({ name: 'citizens_view', type: 'text' })
  citizensView!: string;

  @Column({ name: 'citizens_asked', type: 'int', nullable: true })
  citizensAsked!: number | null;

  @Column({ name: 'citizens_satisfied', type: 'int', nullable: true })
  citizensSatisfied!: number | null;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'outcome_reason', type: 'text', nullable: true })
  outcomeReason!: string | null;

  @Column({ name: 'outcome_by', type: 'int', nullable: true })
  outcomeBy!: number | null;

  @Column({ name: 'outcome_at', type: 'timestamptz', nullable: true })
  outcomeAt!: Date | null;
}
