import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('signal_questions')
export class SignalQuestion {
  declare [FILLED]: 'id' | 'text';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'committee_id', type: 'int' })
  committeeId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'head_id', type: 'int' })
  headId!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  month!: string;

  @Column({ type: 'jsonb' })
  figures!: unknown;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'closed_by', type: 'int', nullable: true })
  closedBy!: number | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  conclusion!: string | null;
}
