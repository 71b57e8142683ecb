import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('sitting_withdrawals')
export class SittingWithdrawal {
  declare [FILLED]: 'id' | 'note';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'item_id', type: 'int' })
  itemId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ type: 'text' })
  cause!: string;

  @Column({ type: 'text' })
  note!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
