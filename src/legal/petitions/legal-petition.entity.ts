import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('legal_petitions')
export class LegalPetition {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'sheet_id', type: 'int' })
  sheetId!: number;

  @Column({ name: 'result_id', type: 'int' })
  resultId!: number;

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

  @Column({ name: 'new_result_id', type: 'int', nullable: true })
  newResultId!: number | null;
}
