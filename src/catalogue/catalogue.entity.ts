import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('catalogues')
export class Catalogue {
  declare [FILLED]: 'id' | 'groups' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'standard_code', type: 'text', nullable: true })
  standardCode!: string | null;

  @Column({ type: 'jsonb', default: () => `'[]'` })
  groups!: unknown;

  @Column({ type: 'int', default: () => `0` })
  revision!: number;

  @Column({ name: 'created_by', type: 'int' })
  createdBy!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column({ name: 'submitted_by', type: 'int', nullable: true })
  submittedBy!: number | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;

  @Column({ name: 'decision_number', type: 'text', nullable: true })
  decisionNumber!: string | null;

  @Column({ name: 'decision_date', type: 'date', nullable: true })
  decisionDate!: string | null;

  @Column({ name: 'from_month', type: 'text', nullable: true })
  fromMonth!: string | null;

  @Column({ name: 'adopted_by', type: 'int', nullable: true })
  adoptedBy!: number | null;

  @Column({ name: 'adopted_at', type: 'timestamptz', nullable: true })
  adoptedAt!: Date | null;
}
