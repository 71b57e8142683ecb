import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('work_proposals')
export class WorkProposal {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'legal_form_id', type: 'int' })
  legalFormId!: number;

  @Column({ name: 'product_id', type: 'int' })
  productId!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  task!: string;

  @Column({ type: 'numeric', precision: 8, scale: 2 })
  quantity!: string;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'decided_by', type: 'int', nullable: true })
  decidedBy!: number | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decided_reason', type: 'text', nullable: true })
  decidedReason!: string | null;

  @Column({ name: 'line_id', type: 'int', nullable: true })
  lineId!: number | null;
}
