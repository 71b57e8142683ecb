import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('legal_led_reviews')
export class LegalLedReview {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'result_id', type: 'int' })
  resultId!: number;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'int', array: true })
  seen!: number[];

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'new_result_id', type: 'int', nullable: true })
  newResultId!: number | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
