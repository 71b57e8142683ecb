import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { RemovalStep } from './removal.policy.js';

/** One step of taking away a paper that was kept by mistake: asked for, refused, removed. */
@Entity('year_paper_removals')
export class PaperRemoval {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'paper_id', type: 'int' })
  paperId!: number;

  @Column({ type: 'text' })
  step!: RemovalStep;

  /** The request that this one answers. */
  @Column({ name: 'asked_id', type: 'int', nullable: true })
  askedId!: number | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
