import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

/** What one of the two states of their talk before the year's decision; nobody's words are changed by the other. */
@Entity('year_talks')
export class YearTalk {
  declare [FILLED]: 'id';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_record_id', type: 'int' })
  yearRecordId!: number;

  @Column({ type: 'text' })
  side!: 'self' | 'head';

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: string;

  @Column({ type: 'text' })
  words!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
