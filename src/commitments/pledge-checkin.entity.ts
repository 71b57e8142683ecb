import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('pledge_checkins')
export class PledgeCheckin {
  declare [FILLED]: 'id' | 'note';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'pledge_item_id', type: 'int' })
  pledgeItemId!: number;

  @Column({ type: 'text' })
  month!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text' })
  note!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
