import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('no_month_decisions')
export class NoMonthDecision {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_record_id', type: 'int' })
  yearRecordId!: number;

  @Column({ type: 'text' })
  label!: string;

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
