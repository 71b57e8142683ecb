import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Which paper is contested: a month's evaluation, a month by the law, a year's label. */
export type PetitionOn = 'evaluation' | 'legal' | 'label';

@Entity('petitions')
export class Petition {
  @PrimaryColumn({ type: 'text' })
  kind!: PetitionOn;

  /** Among its kind. */
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'paper_id', type: 'int' })
  paperId!: number;

  /** The result it was filed against. */
  @Column({ name: 'contested_id', type: 'int' })
  contestedId!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ name: 'filed_at', type: 'timestamptz' })
  filedAt!: Date;

  @Column({ name: 'received_on', type: 'date' })
  receivedOn!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'decided_by', type: 'int', nullable: true })
  decidedBy!: number | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decision_reason', type: 'text', nullable: true })
  decisionReason!: string | null;

  /** The result that took the place of the contested one. */
  @Column({ name: 'renewed_id', type: 'int', nullable: true })
  renewedId!: number | null;

  // The same three numbers under the names of each paper's tables, worked out by the database.
  @Column({ name: 'evaluation_id', type: 'int', nullable: true })
  evaluationId!: number | null;

  @Column({ name: 'approval_id', type: 'int', nullable: true })
  approvalId!: number | null;

  @Column({ name: 'new_approval_id', type: 'int', nullable: true })
  newApprovalId!: number | null;

  @Column({ name: 'legal_form_id', type: 'int', nullable: true })
  legalFormId!: number | null;

  @Column({ name: 'result_id', type: 'int', nullable: true })
  resultId!: number | null;

  @Column({ name: 'new_result_id', type: 'int', nullable: true })
  newResultId!: number | null;

  @Column({ name: 'year_record_id', type: 'int', nullable: true })
  yearRecordId!: number | null;

  @Column({ name: 'label_id', type: 'int', nullable: true })
  labelId!: number | null;

  @Column({ name: 'new_label_id', type: 'int', nullable: true })
  newLabelId!: number | null;
}
