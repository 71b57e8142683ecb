import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const DELEGATION_SIGNINGS = ['none', 'authorised', 'ordered'] as const;
export type DelegationSigning = (typeof DELEGATION_SIGNINGS)[number];

/** A head names a substitute between two days; once accepted, and until it is ended, the substitute acts as head. */
@Entity('delegations')
export class Delegation {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'from_official', type: 'int' })
  fromOfficial!: number;

  @Column({ name: 'to_official', type: 'int' })
  toOfficial!: number;

  @Column({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date' })
  toDate!: string;

  /** How the substitute signs for the head: with TUQ., with TL., or not at all. */
  @Column({ type: 'text' })
  signing!: DelegationSigning;

  @Column({ name: 'offered_at', type: 'timestamptz' })
  offeredAt!: Date;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true })
  acceptedAt!: Date | null;

  @Column({ name: 'declined_at', type: 'timestamptz', nullable: true })
  declinedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'int', nullable: true })
  endedBy!: number | null;
}
