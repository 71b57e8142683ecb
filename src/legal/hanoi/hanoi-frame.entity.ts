import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

@Entity('hanoi_frames')
export class HanoiFrame {
  declare [FILLED]: 'id' | 'audience' | 'items' | 'revision';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  audience!: string;

  @Column({ type: 'int' })
  number!: number;

  @Column({ type: 'jsonb' })
  items!: unknown;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ name: 'from_month', type: 'text', nullable: true })
  fromMonth!: string | null;

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
