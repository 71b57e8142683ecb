import type { Rows } from '../database/db.js';
import { approverOf, chainUnit, type ChainUnit } from './chain.js';
import { heldOn, lasts } from './validity.js';

/** A span of days, YYYY-MM-DD, both counted. */
export interface DaySpan {
  from: string;
  to: string;
}

/**
 * Who decided on each of these people on some day of the span, by the main post and the heads of that day: officials' ids by the
 * person's. One statement: a day counts where a main post, a head or an acting head begins or has just ended.
 */
export async function decidersIn(
  on: Rows,
  officialIds: readonly number[],
  { from, to }: DaySpan,
): Promise<Map<number, Set<number>>> {
  if (officialIds.length === 0 || to < from) return new Map();
  const rows = await on.rows<ChainUnit & { officialId: number; day: string }>(DECIDED, [
    from,
    to,
    [...new Set(officialIds)],
  ]);
  const chains = new Map<string, ChainUnit[]>();
  for (const { officialId, day, ...unit } of rows) {
    const key = `${officialId} ${day}`;
    chains.set(key, [...(chains.get(key) ?? []), unit]);
  }
  const found = new Map<number, Set<number>>();
  for (const [key, chain] of chains) {
    const officialId = Number(key.split(' ')[0]);
    const approver = approverOf(officialId, chain);
    if (approver !== 'outside') found.set(officialId, (found.get(officialId) ?? new Set()).add(approver.officialId));
  }
  return found;
}

const DECIDED = `
with changed as not materialized (
  select from_date as began, to_date as ended from posts where main or position = 'head'
  union all select from_date, to_date from acting_appointments
), days as (
  select $1::date as day
  union select began from changed where began between $1::date and $2::date
  union select ended + 1 from changed where ended + 1 between $1::date and $2::date
)
select m.official_id as "officialId", d.day, ${chainUnit('d.day')}
from days d join posts m on m.official_id = any($3::int[]) and m.main and ${heldOn('m', 'd.day')} join units u on u.id = m.unit_id
join units a on a.id = any (string_to_array(trim(both '/' from u.path), '/')::int[])
order by m.official_id, d.day, length(a.path) desc`;

/** SQL: units that an official ($1) headed or acted for on some day from $2 to $3. */
export const HEADED_IN = `
select p.unit_id from posts p where p.official_id = $1 and p.position = 'head' and ${lasts('p', { from: '$2::date', to: '$3::date' })}
union select x.unit_id from acting_appointments x where x.official_id = $1 and ${lasts('x', { from: '$2::date', to: '$3::date' })}`;

/**
 * The day after the last one, since the day before `since`, on which an official headed a unit or acted for its head until somebody else did;
 * today where that has passed. The head whom a substitute stands in for comes back, and is not gone.
 */
export async function dayAfterHeading(
  on: Rows,
  officialId: number,
  { since, today }: { since: string; today: string },
): Promise<string | null> {
  const row = await on.one<{ next: string | null }>(
    `select greatest(max(day) + 1, $3::date) as next from (
       select to_date as day from posts where official_id = $1 and position = 'head'
       union all select to_date from acting_appointments where official_id = $1 and delegation_id is null
       union all select x.from_date - 1 from acting_appointments x join posts p on p.unit_id = x.unit_id and p.position = 'head' and p.official_id = $1
         where x.official_id <> $1 and x.delegation_id is null
     ) ended where day >= $2::date - 1 having max(day) is not null`,
    [officialId, since, today],
  );
  return row?.next ?? null;
}
