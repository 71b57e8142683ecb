import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('submissions')
export class Submission {
  declare [FILLED]: 'id' | 'figures';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'smallint' })
  tier!: number;

  @Column({ name: 'version_id', type: 'int' })
  versionId!: number;

  @Column({ type: 'numeric', array: true })
  values!: (string | null)[];

  @Column({ name: 'due_count', type: 'int' })
  dueCount!: number;

  @Column({ type: 'jsonb' })
  notes!: unknown;

  @Column({ type: 'jsonb' })
  figures!: unknown;

  @Column({ type: 'numeric', array: true })
  points!: (string | null)[];

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  score!: string | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  exemplarity!: string | null;
}
