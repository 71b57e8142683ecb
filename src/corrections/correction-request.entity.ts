import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody asked to be put right and another has to confirm. Nothing changes until then. */
@Entity('correction_requests')
export class CorrectionRequest {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'row_id', type: 'int' })
  rowId!: number;

  @Column({ type: 'text' })
  chain!: string;

  /** Whom it is about: they confirm nothing of it. */
  @Column({ name: 'official_id', type: 'int', nullable: true })
  officialId!: number | null;

  /** The places of it, before and after: who confirms answers for all of them. */
  @Column({ name: 'unit_ids', type: 'int', array: true })
  unitIds!: number[];

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'jsonb' })
  before!: unknown;

  @Column({ type: 'jsonb', nullable: true })
  after!: unknown;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'asked_by', type: 'int' })
  askedBy!: number;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'answered_by', type: 'int', nullable: true })
  answeredBy!: number | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  answer!: string | null;
}
