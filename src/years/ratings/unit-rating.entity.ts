import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('unit_ratings')
export class UnitRating {
  declare [FILLED]: 'id' | 'revision' | 'facts' | 'report';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_id', type: 'int' })
  yearId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  common!: string | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  results!: string | null;

  @Column({ type: 'jsonb' })
  facts!: unknown;

  @Column({ type: 'text' })
  report!: string;

  @Column({ name: 'self_level', type: 'text', nullable: true })
  selfLevel!: string | null;

  @Column({ name: 'proposed_by', type: 'int', nullable: true })
  proposedBy!: number | null;

  @Column({ name: 'proposed_at', type: 'timestamptz', nullable: true })
  proposedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  level!: string | null;

  @Column({ type: 'text', nullable: true })
  fitted!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'decision_number', type: 'text', nullable: true })
  decisionNumber!: string | null;

  @Column({ name: 'decision_date', type: 'date', nullable: true })
  decisionDate!: string | null;

  @Column({ name: 'issued_by', type: 'text', nullable: true })
  issuedBy!: string | null;

  @Column({ name: 'recognised_by', type: 'int', nullable: true })
  recognisedBy!: number | null;

  @Column({ name: 'recognised_at', type: 'timestamptz', nullable: true })
  recognisedAt!: Date | null;
}
