import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A file of months that another agency sent; its months stand in the year once it is taken. */
@Entity('received_months_files')
export class ReceivedMonthsFile {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ type: 'int' })
  year!: number;

  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text' })
  agency!: string;

  /** What the sending agency calls the person. */
  @Column({ name: 'person_code', type: 'text' })
  personCode!: string;

  @Column({ type: 'text' })
  fingerprint!: string;

  @Column({ name: 'uploaded_by', type: 'int' })
  uploadedBy!: number;

  @Column({ name: 'uploaded_at', type: 'timestamptz' })
  uploadedAt!: Date;

  @Column({ name: 'taken_by', type: 'int', nullable: true })
  takenBy!: number | null;

  @Column({ name: 'taken_at', type: 'timestamptz', nullable: true })
  takenAt!: Date | null;
}
