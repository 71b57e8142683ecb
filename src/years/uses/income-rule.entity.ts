import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The coefficients of added income that an agency decided for the bands of a quarter. */
@Entity('income_rules')
export class IncomeRule {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  /** The first month of the quarter from which it holds. */
  @Column({ name: 'from_month', type: 'text' })
  fromMonth!: string;

  @Column({ type: 'numeric' })
  excellent!: string;

  @Column({ type: 'numeric' })
  good!: string;

  @Column({ type: 'numeric' })
  completed!: string;

  @Column({ name: 'not_completed', type: 'numeric' })
  notCompleted!: string;

  @Column({ name: 'decision_number', type: 'text' })
  decisionNumber!: string;

  @Column({ name: 'decision_date', type: 'date' })
  decisionDate!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
