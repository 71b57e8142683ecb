import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('sitting_reopenings')
export class SittingReopening {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'sitting_id', type: 'int' })
  sittingId!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'asked_by', type: 'int' })
  askedBy!: number;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'confirmed_by', type: 'int', nullable: true })
  confirmedBy!: number | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'text' })
  endedAt!: string;

  @Column({ name: 'closed_by', type: 'int' })
  closedBy!: number;

  @Column({ name: 'closed_at', type: 'timestamptz' })
  closedAt!: Date;
}
