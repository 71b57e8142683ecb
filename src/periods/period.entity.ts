import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('periods')
export class Period {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ type: 'text' })
  month!: string;

  @Column({ name: 'opens_on', type: 'date' })
  opensOn!: string;

  @Column({ name: 'self_due_on', type: 'date' })
  selfDueOn!: string;

  @Column({ name: 'approval_due_on', type: 'date' })
  approvalDueOn!: string;

  @Column({ name: 'review_due_on', type: 'date' })
  reviewDueOn!: string;

  @Column({ name: 'closes_on', type: 'date' })
  closesOn!: string;

  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt!: Date | null;

  @Column({ name: 'opened_by', type: 'int', nullable: true })
  openedBy!: number | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'closed_by', type: 'int', nullable: true })
  closedBy!: number | null;

  @Column({ name: 'closing_note', type: 'text', nullable: true })
  closingNote!: string | null;
}
