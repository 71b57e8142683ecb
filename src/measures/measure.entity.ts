import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('measures')
export class Measure {
  declare [FILLED]: 'id' | 'unitLabel' | 'source' | 'position';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  direction!: string;

  @Column({ type: 'text', nullable: true })
  counts!: string | null;

  /** A change up to it says nothing: points of a percentage, per cent of the mean of a count; null: the house's. */
  @Column({ type: 'numeric', nullable: true })
  threshold!: string | null;

  /** The measure that holds the rest of the whole: this one is judged by its share of both, called `shareName`. */
  @Column({ name: 'judged_with', type: 'text', nullable: true })
  judgedWith!: string | null;

  @Column({ name: 'share_name', type: 'text', nullable: true })
  shareName!: string | null;

  @Column({ name: 'unit_label', type: 'text' })
  unitLabel!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ name: 'created_by', type: 'int', nullable: true })
  createdBy!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;
}
