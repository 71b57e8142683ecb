import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

/** One person's own figure of a month, as it came from a source. What came before it stays. */
@Entity('person_figures')
export class PersonFigure {
  declare [FILLED]: 'id';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'source_id', type: 'int' })
  sourceId!: number;

  @Column({ name: 'evaluation_id', type: 'int' })
  evaluationId!: number;

  @Column({ type: 'numeric' })
  value!: string;

  /** A share in its two numbers: 49 of 51; both or neither. */
  @Column({ type: 'numeric', nullable: true })
  part!: string | null;

  @Column({ type: 'numeric', nullable: true })
  whole!: string | null;

  @Column({ name: 'import_id', type: 'int', nullable: true })
  importId!: number | null;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
