import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const ANSWERS = ['confirmed', 'refused', 'asked', 'replied', 'taken-back'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

/** What was said to an obstacle: by who decides on the person, or by the person to a question. The newest one holds. */
@Entity('obstacle_answers')
export class ObstacleAnswer {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'obstacle_id', type: 'int' })
  obstacleId!: number;

  @Column({ type: 'text' })
  kind!: AnswerKind;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
