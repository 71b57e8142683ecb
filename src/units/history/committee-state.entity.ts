import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

/** What a committee was, or will be, called on days other than those of its row in `committees`. */
@Entity('committee_states')
export class CommitteeState {
  declare [FILLED]: never;

  @PrimaryColumn({ name: 'committee_id', type: 'int' })
  committeeId!: number;

  @PrimaryColumn({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date', nullable: true })
  toDate!: string | null;

  @Column({ type: 'text' })
  name!: string;
}
