import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A month's result that was recomputed for a defect or dishonesty found later (Điều 21.3), with its decision. */
@Entity('legal_recomputations')
export class LegalRecomputation {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'result_id', type: 'int' })
  resultId!: number;

  @Column({ name: 'new_result_id', type: 'int' })
  newResultId!: number;

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
