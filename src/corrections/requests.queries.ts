import type { Rows, Tx } from '../database/db.js';
import { headsOn } from '../standing/led.js';
import { heldOn } from '../standing/validity.js';
import type { Words } from './correction-kind.js';

export interface CorrectionRequestRow {
  id: number;
  kind: string;
  rowId: number;
  chain: string;
  officialId: number | null;
  unitIds: number[];
  paths: string[];
  title: string;
  before: Words;
  after: Words | null;
  reason: string;
  askedBy: number;
  asker: string;
  askerOfficialId: number | null;
  askedAt: Date;
  outcome: 'confirmed' | 'refused' | 'withdrawn' | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  answer: string | null;
}

const REQUEST = `
select r.id, r.kind, r.row_id as "rowId", r.chain, r.official_id as "officialId", r.unit_ids as "unitIds",
  array(select u.path from units u where u.id = any (r.unit_ids) order by u.path) as paths, r.title, r.before, r.after, r.reason,
  r.asked_by as "askedBy", a.display_name as asker, a.official_id as "askerOfficialId", r.asked_at as "askedAt",
  r.outcome, b.display_name as "answeredBy", r.answered_at as "answeredAt", r.answer
from correction_requests r join accounts a on a.id = r.asked_by left join accounts b on b.id = r.answered_by
where `;

export function findRequest(on: Rows, id: number): Promise<CorrectionRequestRow | undefined> {
  return on.one<CorrectionRequestRow>(`${REQUEST} r.id = $1`, [id]);
}

export async function lockRequest(tx: Tx, id: number): Promise<CorrectionRequestRow | undefined> {
  const locked = await tx.one('select id from correction_requests where id = $1 for update', [id]);
  return locked && findRequest(tx, id);
}

/** What waits for its answer on one thing. */
export function waitingOn(on: Rows, kind: string, rowId: number): Promise<CorrectionRequestRow | undefined> {
  return on.one<CorrectionRequestRow>(`${REQUEST} r.kind = $1 and r.row_id = $2 and r.outcome is null`, [kind, rowId]);
}

/** Of many things of a kind: the number of the request that waits, by the thing's. */
export async function waitingOnMany(on: Rows, kind: string, rowIds: readonly number[]): Promise<Map<number, number>> {
  if (rowIds.length === 0) return new Map();
  const rows = await on.rows<{ id: number; rowId: number }>(
    'select id, row_id as "rowId" from correction_requests where kind = $1 and row_id = any ($2::int[]) and outcome is null',
    [kind, rowIds],
  );
  return new Map(rows.map(({ id, rowId }) => [rowId, id]));
}

/** All that wait, and what this account asked for lately; the newest first. */
export function requestsFor(on: Rows, accountId: number): Promise<CorrectionRequestRow[]> {
  return on.rows<CorrectionRequestRow>(
    `${REQUEST} r.outcome is null or r.asked_by = $1 order by r.outcome is not null, r.asked_at desc limit 200`,
    [accountId],
    'correction-requests',
  );
}

/** Officials who may confirm what is asked of these places: personnel of, heads of and secretaries over every one of them. */
export async function confirmersOver(
  on: Rows,
  unitIds: readonly number[],
  day: string,
): Promise<{ officialId: number; accountId: number; name: string }[]> {
  return on.rows(
    `with places as (select id, path from units where id = any ($1::int[])),
     who as (
       select p.id, r.account_id from places p join units u on p.path like u.path || '%' join account_roles r on r.unit_id = u.id
         where r.role = 'personnel' and r.ended_at is null
       union select p.id, a.id from places p join units u on p.path like u.path || '%' join (${headsOn('$2::date')}) h on h.unit_id = u.id
         join accounts a on a.official_id = h.official_id
       union select p.id, a.id from places p join units u on p.path like u.path || '%' join committees c on c.unit_id = u.id
         join committee_members m on m.committee_id = c.id and m.role = 'secretary' and ${heldOn('m', '$2::date')}
         join accounts a on a.official_id = m.official_id)
     select a.official_id as "officialId", a.id as "accountId", o.full_name as name from who w join accounts a on a.id = w.account_id join officials o on o.id = a.official_id
     where a.disabled_at is null
     group by a.id, o.id having count(distinct w.id) = (select count(*) from places) order by o.sort_name, o.id limit 50`,
    [unitIds, day],
  );
}
