import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('overrides')
export class Override {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'breach_id', type: 'int' })
  breachId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ type: 'int' })
  year!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  relation!: string | null;

  @Column({ name: 'decision_number', type: 'text' })
  decisionNumber!: string;

  @Column({ name: 'decision_date', type: 'date' })
  decisionDate!: string;

  @Column({ name: 'issued_by', type: 'text' })
  issuedBy!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'withdrawn_by', type: 'int', nullable: true })
  withdrawnBy!: number | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ name: 'withdrawal_reason', type: 'text', nullable: true })
  withdrawalReason!: string | null;

  /** The decision that lifts it; of those withdrawn before it was asked for there is none. */
  @Column({ name: 'withdrawal_number', type: 'text', nullable: true })
  withdrawalNumber!: string | null;

  @Column({ name: 'withdrawal_date', type: 'date', nullable: true })
  withdrawalDate!: string | null;

  /** Recorded by mistake: as if it had never counted. */
  @Column({ name: 'struck_by', type: 'int', nullable: true })
  struckBy!: number | null;

  @Column({ name: 'struck_at', type: 'timestamptz', nullable: true })
  struckAt!: Date | null;
}
