import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

@Entity('committees')
export class Committee {
  declare [FILLED]: 'id' | 'quorumAbove' | 'withdrawnCount';

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
}
