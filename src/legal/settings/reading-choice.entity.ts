import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

/** One choice of one reading, by which decision; the one before it stays. */
@Entity('reading_choices')
export class ReadingChoice {
  declare [FILLED]: 'id';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'root_unit_id', type: 'int' })
  rootUnitId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  value!: string;

  @Column({ name: 'decision_number', type: 'text', nullable: true })
  decisionNumber!: string | null;

  @Column({ name: 'decision_date', type: 'date', nullable: true })
  decisionDate!: string | null;

  @Column({ name: 'chosen_by', type: 'int' })
  chosenBy!: number;

  @Column({ name: 'chosen_at', type: 'timestamptz' })
  chosenAt!: Date;
}
