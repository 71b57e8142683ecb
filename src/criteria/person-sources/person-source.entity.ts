import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

/** Where each person's own figure for a criterion of a set is taken from; an ended one stays with why. */
@Entity('person_sources')
export class PersonSource {
  declare [FILLED]: 'id';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'set_id', type: 'int' })
  setId!: number;

  @Column({ type: 'text' })
  criterion!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'by_account', type: 'int' })
  byAccount!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'ended_by', type: 'int', nullable: true })
  endedBy!: number | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;
}
