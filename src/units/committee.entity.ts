import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('committees')
export class Committee {
  declare [FILLED]: 'id' | 'quorumAbove' | 'withdrawnCount' | 'fromDate';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  name!: string;

  /** A sitting needs more than this share of the members. */
  @Column({ name: 'quorum_above', type: 'numeric' })
  quorumAbove!: string;

  /** Whether a member withdrawn from an item still counts for its quorum. */
  @Column({ name: 'withdrawn_count', type: 'boolean' })
  withdrawnCount!: boolean;

  /** The days on which the committee is there, under this name. */
  @Column({ name: 'from_date', type: 'date', default: () => `'-infinity'` })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date', nullable: true })
  toDate!: string | null;
}
