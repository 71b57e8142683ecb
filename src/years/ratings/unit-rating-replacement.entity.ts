import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('unit_rating_replacements')
export class UnitRatingReplacement {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'rating_id', type: 'int' })
  ratingId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text' })
  before!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ name: 'decision_number', type: 'text' })
  decisionNumber!: string;

  @Column({ name: 'decision_date', type: 'date' })
  decisionDate!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
