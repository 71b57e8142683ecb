import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('commitments')
export class Commitment {
  declare [FILLED]: 'id' | 'nearlySame';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'evaluation_id', type: 'int', nullable: true })
  evaluationId!: number | null;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'first_due_on', type: 'date' })
  firstDueOn!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt!: Date;

  @Column({ name: 'made_by', type: 'int' })
  madeBy!: number;

  @Column({ name: 'self_kept', type: 'boolean', nullable: true })
  selfKept!: boolean | null;

  @Column({ name: 'self_proof', type: 'text', nullable: true })
  selfProof!: string | null;

  @Column({ name: 'self_at', type: 'timestamptz', nullable: true })
  selfAt!: Date | null;

  @Column({ name: 'head_kept', type: 'boolean', nullable: true })
  headKept!: boolean | null;

  @Column({ name: 'head_reason', type: 'text', nullable: true })
  headReason!: string | null;

  @Column({ name: 'head_at', type: 'timestamptz', nullable: true })
  headAt!: Date | null;

  @Column({ name: 'head_by', type: 'int', nullable: true })
  headBy!: number | null;

  @Column({ name: 'dialogue_id', type: 'int', nullable: true })
  dialogueId!: number | null;

  @Column({ name: 'nearly_same', type: 'jsonb' })
  nearlySame!: unknown;
}
