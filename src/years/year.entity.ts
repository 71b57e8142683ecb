import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('years')
export class Year {
  declare [FILLED]: 'id' | 'quotaBase' | 'share';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ type: 'int' })
  year!: number;

  @Column({ name: 'quota_base', type: 'text' })
  quotaBase!: string;

  @Column({ type: 'numeric' })
  share!: string;

  @Column({ name: 'share_decision', type: 'text', nullable: true })
  shareDecision!: string | null;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'opened_by', type: 'int' })
  openedBy!: number;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  @Column({ name: 'published_by', type: 'int', nullable: true })
  publishedBy!: number | null;
}
