import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('reopenings')
export class Reopening {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'requested_by', type: 'int' })
  requestedBy!: number;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ name: 'confirmed_by', type: 'int', nullable: true })
  confirmedBy!: number | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'refused_by', type: 'int', nullable: true })
  refusedBy!: number | null;

  @Column({ name: 'refused_at', type: 'timestamptz', nullable: true })
  refusedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
