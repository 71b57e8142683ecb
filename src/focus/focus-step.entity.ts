import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('focus_steps')
export class FocusStep {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'issue_id', type: 'int' })
  issueId!: number;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'done_by', type: 'int', nullable: true })
  doneBy!: number | null;

  @Column({ name: 'done_note', type: 'text', nullable: true })
  doneNote!: string | null;
}
