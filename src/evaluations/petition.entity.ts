import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('petitions')
export class Petition {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ name: 'approval_id', type: 'int' })
  approvalId!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;

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

  @Column({ name: 'new_approval_id', type: 'int', nullable: true })
  newApprovalId!: number | null;
}
