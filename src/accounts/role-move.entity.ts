import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { FILLED } from '../database/entity-sql.js';

/** A role that goes along when the unit it hangs on is merged or split: planned with the act, done on its day. */
@Entity('role_moves')
export class RoleMove {
  declare [FILLED]: 'id' | 'given' | 'ended';

  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ name: 'act_id', type: 'int' })
  actId!: number;

  @Column({ name: 'account_id', type: 'int' })
  accountId!: number;

  @Column({ type: 'text' })
  role!: string;

  @Column({ name: 'from_unit_id', type: 'int' })
  fromUnitId!: number;

  @Column({ name: 'unit_id', type: 'int' })
  unitId!: number;

  /** False: it is held in both. */
  @Column({ type: 'boolean' })
  ends!: boolean;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'boolean' })
  given!: boolean;

  @Column({ type: 'boolean' })
  ended!: boolean;
}
