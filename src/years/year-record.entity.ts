import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('year_records')
export class YearRecord {
  declare [FILLED]: 'id' | 'personType' | 'status' | 'revision' | 'selfReport' | 'handling';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_id', type: 'int' })
  yearId!: number;

  @Column({ name: 'official_id', type: 'int' })
  officialId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ name: 'using_unit_id', type: 'int' })
  usingUnitId!: number;

  @Column({ name: 'group_id', type: 'int', nullable: true })
  groupId!: number | null;

  @Column({ name: 'person_type', type: 'text' })
  personType!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  position!: string;

  @Column({ type: 'boolean' })
  leader!: boolean;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'self_label', type: 'text', nullable: true })
  selfLabel!: string | null;

  @Column({ name: 'self_report', type: 'text' })
  selfReport!: string;

  @Column({ name: 'self_saved_at', type: 'timestamptz', nullable: true })
  selfSavedAt!: Date | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;

  @Column({ name: 'proposed_label', type: 'text', nullable: true })
  proposedLabel!: string | null;

  @Column({ type: 'text' })
  handling!: string;

  @Column({ name: 'proposed_by', type: 'int', nullable: true })
  proposedBy!: number | null;

  @Column({ name: 'proposed_at', type: 'timestamptz', nullable: true })
  proposedAt!: Date | null;

  @Column({ name: 'proposal_reason', type: 'text', nullable: true })
  proposalReason!: string | null;

  @Column({ name: 'fewer_months_number', type: 'text', nullable: true })
  fewerMonthsNumber!: string | null;

  @Column({ name: 'fewer_months_date', type: 'date', nullable: true })
  fewerMonthsDate!: string | null;

  @Column({ name: 'fewer_months_by', type: 'int', nullable: true })
  fewerMonthsBy!: number | null;

  @Column({ name: 'label_id', type: 'int', nullable: true })
  labelId!: number | null;
}
