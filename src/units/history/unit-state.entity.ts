import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';

/** What a unit was, or will be, on days other than those of its row in `units`. */
@Entity('unit_states')
export class UnitState {
  declare [FILLED]: 'sortName';

  @PrimaryColumn({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @PrimaryColumn({ name: 'from_date', type: 'date' })
  fromDate!: string;

  @Column({ name: 'to_date', type: 'date', nullable: true })
  toDate!: string | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Kept by the database: the order of names. */
  @Column({ name: 'sort_name', type: 'text', insert: false, update: false })
  sortName!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'parent_id', type: 'int', nullable: true })
  parentId!: number | null;

  @Column({ type: 'text' })
  path!: string;

  @Column({ type: 'int' })
  position!: number;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;
}
