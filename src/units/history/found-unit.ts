import type { Tx } from '../../database/db.js';
import { fold } from '../../web/fold.js';
import type { Act } from '../../acts/act.js';
import { EVER, type UnitFacts } from './timeline.js';

export interface Founding {
  name: string;
  code: string;
  kind: string;
  parentId: number;
  /** Its first day; of a unit that was there before anybody entered it, `EVER`. */
  day: string;
}

/** The row of a new unit, and what the act that founds it sets. */
export async function foundUnit(
  act: Act,
  { name, code, kind, parentId, day }: Founding,
): Promise<{ unitId: number; sets: UnitFacts }> {
  const unitId = await insertUnit(act, { name, code, kind, parentId, day, at: act.at });
  return { unitId, sets: { code, name, kind, parentId, closedOn: null, committee: null } };
}

export async function insertUnit(
  tx: Tx,
  { name, code, kind, parentId, day = EVER, at }: Founding & { at: Date },
): Promise<number> {
  const row = await tx.one<{ id: number }>(CREATE, [code, name, fold(name), kind, parentId, at, day]);
  return row!.id;
}

const CREATE = `
with next as (select nextval(pg_get_serial_sequence('units', 'id')) as id)
insert into units (id, code, name, search_name, kind, parent_id, path, created_at, from_date) overriding system value
select next.id, $1, $2, $3, $4, p.id, p.path || next.id || '/', $6, $7::date from next, units p where p.id = $5 returning id`;
