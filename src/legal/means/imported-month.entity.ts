import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('imported_months')
export class ImportedMonth {
  declare [FILLED]: 'id' | 'edition';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ type: 'text' })
  month!: string;

  @Column({ type: 'text' })
  edition!: string;

  @Column({ type: 'numeric', precision: 5, scale: 2 })
  score!: string;

  @Column({ type: 'text' })
  agency!: string;

  @Column({ name: 'document_number', type: 'text' })
  documentNumber!: string;

  @Column({ name: 'document_date', type: 'date' })
  documentDate!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'ended_by', type: 'int', nullable: true })
  endedBy!: number | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;

  /** The signed file it came by, and the hash of its record there; a month typed from a paper has neither. */
  @Column({ name: 'received_file_id', type: 'int', nullable: true })
  receivedFileId!: number | null;

  @Column({ name: 'record_sha256', type: 'text', nullable: true })
  recordSha256!: string | null;
}
