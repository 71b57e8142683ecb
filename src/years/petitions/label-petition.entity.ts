import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('label_petitions')
export class LabelPetition {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_sheet_id', type: 'int' })
  yearSheetId!: number;

  @Column({ name: 'label_id', type: 'int' })
  labelId!: number;

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

  @Column({ name: 'new_label_id', type: 'int', nullable: true })
  newLabelId!: number | null;
}
