import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FILLED } from '../../database/entity-sql.js';
import type { UnitFacts } from './timeline.js';

export type UnitRole = 'itself' | 'merged' | 'successor' | 'part' | 'new';

/** What an act says of one of its units. */
@Entity('unit_act_changes')
export class UnitActChange {
  declare [FILLED]: never;

  @PrimaryColumn({ name: 'act_id', type: 'int' })
  actId!: number;

  @PrimaryColumn({ name: 'unit_id', type: 'int' })
  unitId!: number;

  @Column({ type: 'text' })
  role!: UnitRole;

  @Column({ type: 'jsonb' })
  sets!: Partial<UnitFacts>;

  /** The same facts as they were before it. */
  @Column({ type: 'jsonb' })
  was!: Partial<UnitFacts>;
}
