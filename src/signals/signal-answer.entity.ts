import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('signal_answers')
export class SignalAnswer {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'question_id', type: 'int' })
  questionId!: number;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
