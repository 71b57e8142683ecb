import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('work_lines')
export class WorkLine {
  declare [FILLED]: 'id' | 'directing' | 'completed' | 'givenBack' | 'remark' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'legal_form_id', type: 'int' })
  legalFormId!: number;

  @Column({ name: 'product_id', type: 'int', nullable: true })
  productId!: number | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'numeric', precision: 9, scale: 3 })
  factor!: string;

  @Column({ type: 'text' })
  task!: string;

  @Column({ type: 'text' })
  origin!: string;

  @Column({ name: 'from_line_id', type: 'int', nullable: true })
  fromLineId!: number | null;

  @Column({ type: 'boolean' })
  directing!: boolean;

  @Column({ type: 'numeric', precision: 8, scale: 2 })
  quantity!: string;

  @Column({ type: 'numeric', precision: 8, scale: 2 })
  completed!: string;

  @Column({ name: 'given_back', type: 'numeric', precision: 8, scale: 2 })
  givenBack!: string;

  @Column({ name: 'given_back_at', type: 'timestamptz', nullable: true })
  givenBackAt!: Date | null;

  @Column({ name: 'given_back_reason', type: 'text', nullable: true })
  givenBackReason!: string | null;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  @Column({ type: 'text' })
  remark!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column({ type: 'int', default: () => `0` })
  revision!: number;

  @Column({ name: 'stated_by', type: 'int', nullable: true })
  statedBy!: number | null;

  @Column({ name: 'stated_at', type: 'timestamptz', nullable: true })
  statedAt!: Date | null;

  @Column({ name: 'removed_by', type: 'int', nullable: true })
  removedBy!: number | null;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt!: Date | null;
}
