import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

/** A year record that left its year since the decree does not hold for its person, with all its words as they were. */
@Entity('year_words_set_aside')
export class YearWordsSetAside {
  declare [FILLED]: 'id';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_id', type: 'int' })
  yearId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ type: 'jsonb' })
  record!: unknown;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
