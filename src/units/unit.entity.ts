import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('units')
export class Unit {
  declare [FILLED]: 'id' | 'kind' | 'position' | 'blindFirst' | 'sortName' | 'fromDate';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'search_name', type: 'text' })
  searchName!: string;

  /** Kept by the database: the order of names. */
  @Column({ name: 'sort_name', type: 'text', insert: false, update: false })
  sortName!: string;

  @Column({ type: 'text', default: () => `'office'` })
  kind!: string;

  @Column({ name: 'parent_id', type: 'int', nullable: true })
  parentId!: number | null;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'int', default: () => `0` })
  position!: number;

  @Column({ name: 'blind_first', type: 'boolean', default: () => `true` })
  blindFirst!: boolean;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;

  /** The days on which the unit is what this row says: those of today, for one to come the first ones. */
  @Column({ name: 'from_date', type: 'date', default: () => `'-infinity'` })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date', nullable: true })
  toDate!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
