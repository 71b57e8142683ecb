import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

/** A unit's own frame for viên chức: groups, lines, points and from where each label begins. One that is adopted never changes. */
@Entity('own_frames')
export class OwnFrame {
  declare [FILLED]: 'id' | 'items' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'jsonb' })
  items!: unknown;

  @Column({ type: 'numeric', nullable: true })
  excellent!: string | null;

  @Column({ type: 'numeric', nullable: true })
  good!: string | null;

  @Column({ type: 'numeric', nullable: true })
  completed!: string | null;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'from_year', type: 'int', nullable: true })
  fromYear!: number | null;

  @Column({ name: 'decision_number', type: 'text', nullable: true })
  decisionNumber!: string | null;

  @Column({ name: 'decision_date', type: 'date', nullable: true })
  decisionDate!: string | null;

  @Column({ name: 'created_by', type: 'int' })
  createdBy!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @Column({ name: 'adopted_by', type: 'int', nullable: true })
  adoptedBy!: number | null;

  @Column({ name: 'adopted_at', type: 'timestamptz', nullable: true })
  adoptedAt!: Date | null;
}
