import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';
import type { PetitionOn } from '../petitions/petition.entity.js';

export const RECEIPT_ANSWERS = ['seen', 'disagrees'] as const;
export type ReceiptAnswer = (typeof RECEIPT_ANSWERS)[number];

/** What a person said of one result of theirs; a new result has none. Said otherwise later: a further row, the newest counts. */
@Entity('receipts')
export class Receipt {
  declare [FILLED]: 'id';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: PetitionOn;

  @Column({ name: 'paper_id', type: 'int' })
  paperId!: number;

  @Column({ name: 'result_id', type: 'int' })
  resultId!: number;

  @Column({ type: 'text' })
  answer!: ReceiptAnswer;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** What they had said before; null: the first time. */
  @Column({ name: 'former_id', type: 'int', nullable: true })
  formerId!: number | null;

  // The same two numbers under the names of each paper's tables, worked out by the database.
  @Column({ name: 'evaluation_id', type: 'int', nullable: true, insert: false, update: false })
  evaluationId!: number | null;

  @Column({ name: 'approval_id', type: 'int', nullable: true, insert: false, update: false })
  approvalId!: number | null;

  @Column({ name: 'legal_form_id', type: 'int', nullable: true, insert: false, update: false })
  legalFormId!: number | null;

  @Column({ name: 'legal_result_id', type: 'int', nullable: true, insert: false, update: false })
  legalResultId!: number | null;

  @Column({ name: 'year_record_id', type: 'int', nullable: true, insert: false, update: false })
  yearRecordId!: number | null;

  @Column({ name: 'label_id', type: 'int', nullable: true, insert: false, update: false })
  labelId!: number | null;
}
