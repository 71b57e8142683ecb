import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('excusals')
export class Excusal {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'int', nullable: true })
  endedBy!: number | null;

  /** Written by the program: no main post was held on this day. */
  @Column({ name: 'left_on', type: 'date', nullable: true })
  leftOn!: string | null;
}
