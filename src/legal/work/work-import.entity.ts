import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('work_imports')
export class WorkImport {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'legal_period_id', type: 'int' })
  legalPeriodId!: number;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'jsonb' })
  rows!: unknown;

  @Column({ type: 'jsonb' })
  summary!: unknown;

  @Column({ name: 'applied_at', type: 'timestamptz', nullable: true })
  appliedAt!: Date | null;
}
