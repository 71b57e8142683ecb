import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('practice_uses')
export class PracticeUse {
  declare [FILLED]: 'id' | 'adapted';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'practice_id', type: 'int' })
  practiceId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'taken_on', type: 'date' })
  takenOn!: string;

  @Column({ type: 'text' })
  adapted!: string;

  @Column({ name: 'before_month', type: 'text', nullable: true })
  beforeMonth!: string | null;

  @Column({ name: 'after_month', type: 'text', nullable: true })
  afterMonth!: string | null;

  @Column({ name: 'before_value', type: 'numeric', nullable: true })
  beforeValue!: string | null;

  @Column({ name: 'after_value', type: 'numeric', nullable: true })
  afterValue!: string | null;

  @Column({ type: 'text', nullable: true })
  result!: string | null;

  @Column({ name: 'reported_at', type: 'timestamptz', nullable: true })
  reportedAt!: Date | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;
}
