import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('criteria_versions')
export class CriteriaVersion {
  declare [FILLED]: 'id' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'set_id', type: 'int' })
  setId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'jsonb' })
  content!: unknown;

  @Column({ type: 'int', default: () => `0` })
  revision!: number;

  @Column({ name: 'created_by', type: 'int' })
  createdBy!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column({ name: 'signed_by', type: 'int', nullable: true })
  signedBy!: number | null;

  @Column({ name: 'signed_at', type: 'timestamptz', nullable: true })
  signedAt!: Date | null;

  @Column({ name: 'decision_number', type: 'text', nullable: true })
  decisionNumber!: string | null;

  @Column({ name: 'decision_date', type: 'date', nullable: true })
  decisionDate!: string | null;

  @Column({ name: 'countersigned_by', type: 'int', nullable: true })
  countersignedBy!: number | null;

  @Column({ name: 'countersigned_at', type: 'timestamptz', nullable: true })
  countersignedAt!: Date | null;
}
