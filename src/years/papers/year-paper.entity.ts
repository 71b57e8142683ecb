import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';
import type { PaperPoint } from './papers.queries.js';

/** A signed or scanned paper of a person's year, at the point of Điều 24.2 to which it belongs. */
@Entity('year_papers')
export class YearPaper {
  declare [FILLED]: 'id';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_record_id', type: 'int' })
  yearRecordId!: number;

  @Column({ type: 'text' })
  point!: PaperPoint;

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'file_id', type: 'int' })
  fileId!: number;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ name: 'former_id', type: 'int', nullable: true })
  formerId!: number | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
