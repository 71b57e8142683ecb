import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** In what a result differs from the one it replaces, one row for each thing. */
@Entity('legal_result_changes')
export class LegalResultChange {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'result_id', type: 'int' })
  resultId!: number;

  @Column({ type: 'int' })
  position!: number;

  @Column({ type: 'text' })
  what!: string;

  @Column({ type: 'text' })
  about!: string;

  @Column({ type: 'jsonb', nullable: true })
  before!: unknown;

  @Column({ type: 'jsonb', nullable: true })
  after!: unknown;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
