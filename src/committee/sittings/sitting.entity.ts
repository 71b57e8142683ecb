import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('sittings')
export class Sitting {
  declare [FILLED]: 'id' | 'guests' | 'conclusion' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'committee_id', type: 'int' })
  committeeId!: number;

  @Column({ name: 'period_id', type: 'int' })
  periodId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: string;

  @Column({ name: 'began_at', type: 'text' })
  beganAt!: string;

  @Column({ name: 'ended_at', type: 'text', nullable: true })
  endedAt!: string | null;

  @Column({ type: 'text' })
  place!: string;

  @Column({ name: 'chair_id', type: 'int' })
  chairId!: number;

  @Column({ name: 'secretary_id', type: 'int' })
  secretaryId!: number;

  @Column({ type: 'text' })
  guests!: string;

  @Column({ name: 'quorum_above', type: 'numeric' })
  quorumAbove!: string;

  @Column({ name: 'withdrawn_count', type: 'boolean' })
  withdrawnCount!: boolean;

  @Column({ type: 'text' })
  conclusion!: string;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'opened_by', type: 'int' })
  openedBy!: number;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'closed_by', type: 'int', nullable: true })
  closedBy!: number | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'cancelled_by', type: 'int', nullable: true })
  cancelledBy!: number | null;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  @Column({ name: 'cancel_reason', type: 'text', nullable: true })
  cancelReason!: string | null;
}
