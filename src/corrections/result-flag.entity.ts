import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A decided result whose person, place or scorer was stated otherwise when it was decided. It stays; its scorer looks at it. */
@Entity('result_flags')
export class ResultFlag {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'correction_id', type: 'int' })
  correctionId!: number;

  @Column({ type: 'text' })
  paper!: string;

  @Column({ name: 'paper_id', type: 'int' })
  paperId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  /** YYYY-MM, of a year YYYY. */
  @Column({ type: 'text' })
  month!: string;

  @Column({ name: 'scored_by', type: 'int', nullable: true })
  scoredBy!: number | null;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'seen_at', type: 'timestamptz', nullable: true })
  seenAt!: Date | null;
}
