import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('sitting_decisions')
export class SittingDecision {
  declare [FILLED]: 'id' | 'before' | 'after' | 'reason';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'item_id', type: 'int' })
  itemId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'jsonb' })
  before!: unknown;

  @Column({ type: 'jsonb' })
  after!: unknown;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'int' })
  entitled!: number;

  @Column({ name: 'in_favour', type: 'int' })
  inFavour!: number;

  @Column({ type: 'int' })
  against!: number;

  @Column({ type: 'int' })
  abstained!: number;

  @Column({ type: 'boolean' })
  carried!: boolean;

  @Column({ name: 'approval_id', type: 'int', nullable: true })
  approvalId!: number | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
