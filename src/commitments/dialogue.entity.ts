import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('dialogues')
export class Dialogue {
  declare [FILLED]: 'id' | 'answered' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'leader_id', type: 'int' })
  leaderId!: number;

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: string;

  @Column({ name: 'with_whom', type: 'text' })
  withWhom!: string;

  @Column({ type: 'int', nullable: true })
  people!: number | null;

  @Column({ type: 'text' })
  asked!: string;

  @Column({ type: 'text' })
  answered!: string;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ name: 'withdrawn_by', type: 'int', nullable: true })
  withdrawnBy!: number | null;

  @Column({ name: 'withdrawn_reason', type: 'text', nullable: true })
  withdrawnReason!: string | null;
}
