import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('practices')
export class Practice {
  declare [FILLED]: 'id' | 'lesson' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  what!: string;

  @Column({ type: 'text' })
  lesson!: string;

  @Column({ name: 'began_on', type: 'date' })
  beganOn!: string;

  @Column({ name: 'measure_id', type: 'int', nullable: true })
  measureId!: number | null;

  @Column({ name: 'before_month', type: 'text', nullable: true })
  beforeMonth!: string | null;

  @Column({ name: 'after_month', type: 'text', nullable: true })
  afterMonth!: string | null;

  @Column({ name: 'before_value', type: 'numeric', nullable: true })
  beforeValue!: string | null;

  @Column({ name: 'after_value', type: 'numeric', nullable: true })
  afterValue!: string | null;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'registered_by', type: 'int' })
  registeredBy!: number;

  @Column({ name: 'registered_at', type: 'timestamptz' })
  registeredAt!: Date;

  @Column({ name: 'committee_id', type: 'int', nullable: true })
  committeeId!: number | null;

  @Column({ name: 'recognised_by', type: 'int', nullable: true })
  recognisedBy!: number | null;

  @Column({ name: 'recognised_at', type: 'timestamptz', nullable: true })
  recognisedAt!: Date | null;

  @Column({ name: 'recognised_note', type: 'text', nullable: true })
  recognisedNote!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'int', nullable: true })
  endedBy!: number | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;
}
