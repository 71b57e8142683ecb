import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('meetings')
export class Meeting {
  declare [FILLED]: 'id' | 'attendance' | 'absentNames' | 'writtenOpinions' | 'conclusion' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'year_id', type: 'int' })
  yearId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  about!: string;

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: string;

  @Column({ name: 'began_at', type: 'text' })
  beganAt!: string;

  @Column({ name: 'ended_at', type: 'text', nullable: true })
  endedAt!: string | null;

  @Column({ type: 'text' })
  place!: string;

  @Column({ name: 'chair_id', type: 'int' })
  chairId!: number;

  @Column({ name: 'secretary_id', type: 'int' })
  secretaryId!: number;

  @Column({ type: 'int' })
  invited!: number;

  @Column({ type: 'int' })
  present!: number;

  @Column({ name: 'absent_names', type: 'text' })
  absentNames!: string;

  @Column({ name: 'written_opinions', type: 'text' })
  writtenOpinions!: string;

  @Column({ type: 'text' })
  conclusion!: string;

  @Column({ type: 'int', nullable: true })
  agreed!: number | null;

  @Column({ type: 'text' })
  attendance!: string;

  @Column({ type: 'int', nullable: true })
  against!: number | null;

  @Column({ type: 'int', nullable: true })
  abstained!: number | null;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'adopted_by', type: 'int', nullable: true })
  adoptedBy!: number | null;

  @Column({ name: 'adopted_at', type: 'timestamptz', nullable: true })
  adoptedAt!: Date | null;

  @Column({ type: 'int', nullable: true })
  corrects!: number | null;
}
