import { lastDay, nameOn } from '../standing/units-on.js';
import type { Rows, Tx } from '../database/db.js';
import { headsOn } from '../standing/led.js';
import { heldOn } from '../standing/validity.js';

export interface ReopeningRow {
  id: number;
  periodId: number;
  evaluationId: number;
  officialId: number;
  name: string;
  unitName: string;
  reason: string;
  requestedBy: number;
  askedBy: string;
  requestedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  refusedBy: string | null;
  refusedAt: Date | null;
  endedAt: Date | null;
}

const REOPENING = `
select r.id, e.period_id as "periodId", r.evaluation_id as "evaluationId", e.official_id as "officialId", o.full_name as name,
  ${nameOn('e.unit_id', lastDay('e.month'))} as "unitName", r.reason, r.requested_by as "requestedBy", q.display_name as "askedBy", r.requested_at as "requestedAt",
  c.display_name as "confirmedBy", r.confirmed_at as "confirmedAt", f.display_name as "refusedBy",
  r.refused_at as "refusedAt", r.ended_at as "endedAt"
from reopenings r join evaluations e on e.id = r.evaluation_id join officials o on o.id = e.official_id
join units u on u.id = e.unit_id join accounts q on q.id = r.requested_by
left join accounts c on c.id = r.confirmed_by left join accounts f on f.id = r.refused_by
where `;

export async function reopeningsOf(on: Rows, periodId: number): Promise<ReopeningRow[]> {
  return on.rows<ReopeningRow>(`${REOPENING} e.period_id = $1 order by r.requested_at desc limit 200`, [periodId]);
}

export async function findReopening(on: Rows, periodId: number, id: number): Promise<ReopeningRow | undefined> {
  return on.one<ReopeningRow>(`${REOPENING} e.period_id = $1 and r.id = $2`, [periodId, id]);
}

export async function lockReopening(tx: Tx, periodId: number, id: number): Promise<ReopeningRow | undefined> {
  const locked = await tx.one('select id from reopenings where id = $1 for update', [id]);
  return locked && findReopening(tx, periodId, id);
}

/** Requests that nobody has answered, in periods of these root units or under these paths. */
export async function askedReopenings(
  on: Rows,
  rootIds: readonly number[],
  paths: readonly string[],
): Promise<ReopeningRow[]> {
  return on.rows<ReopeningRow>(
    `${REOPENING} r.confirmed_at is null and r.refused_at is null and exists (
       select 1 from periods p join units root on root.id = p.root_unit_id where p.id = e.period_id
         and (p.root_unit_id = any ($1::int[]) or root.path like any ($2::text[])))
     order by r.requested_at limit 50`,
    [rootIds, paths.map((path) => path + '%')],
  );
}

export interface Confirmer {
  officialId: number;
  name: string;
  as: 'head' | 'secretary';
}

/** Who may confirm a reopening of a period today: the root's head (acting head) and the secretaries at or above the root. */
export async function confirmersOf(on: Rows, rootUnitId: number, day: string): Promise<Confirmer[]> {
  return on.rows<Confirmer>(
    `with root as (select id, string_to_array(trim(both '/' from path), '/')::int[] as chain from units where id = $1),
     who as (
       select h.official_id, 'head' as as from (${headsOn('$2')}) h where h.unit_id = $1
       union select m.official_id, 'secretary' from root join committees c on c.unit_id = any (root.chain)
         join committee_members m on m.committee_id = c.id
         where m.role = 'secretary' and ${heldOn('m', '$2')})
     select w.official_id as "officialId", o.full_name as name, min(w.as) as "as"
     from who w join officials o on o.id = w.official_id group by w.official_id, o.full_name, o.sort_name order by "as", o.sort_name`,
    [rootUnitId, day],
  );
}
