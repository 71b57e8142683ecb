import { notifyMany } from '../acts/notify.js';
import type { Tx } from '../database/db.js';
import { monthAfter } from '../periods/calendar.js';
import type { Changing } from '../units/post-changes.js';
import { formerPapers } from './interim-list.js';

const CODE = 'interim-former';
const HREF = '/interim-views';

/** The last day since ($2) on which an official ($1) heads, or acts for, a unit until somebody else does; the head whom a substitute stands in for comes back. */
const LAST_DAY = `
select max(day) as day from (
  select to_date as day from posts where official_id = $1 and position = 'head'
  union all select to_date from acting_appointments where official_id = $1 and delegation_id is null
  union all select x.from_date - 1 from acting_appointments x join posts p on p.unit_id = x.unit_id and p.position = 'head' and p.official_id = $1
    where x.official_id <> $1 and x.delegation_id is null
) ended where day >= $2::date - 1`;

/** Tells who stops deciding on papers that are still open, once for each day they stop on, that they may leave a view on them. */
export async function tellFormer(tx: Tx, officialId: number, { at, today }: Changing): Promise<void> {
  const since = `${monthAfter(today.slice(0, 7), -1)}-01`;
  const last = await tx.one<{ next: string | null }>(
    `select greatest(day + 1, $3::date) as next from (${LAST_DAY}) l where day is not null`,
    [officialId, since, today],
  );
  if (!last?.next) return;
  const day = last.next;
  const papers = await formerPapers(tx, { officialId, accountId: 0 }, day);
  if (papers.length === 0) return;
  const told = await tx.one(
    `select 1 from notices where official_id = $1 and code = $2 and params ->> 'day' = $3::text`,
    [officialId, CODE, day],
  );
  if (told) return;
  await notifyMany(tx, [{ officialId, code: CODE, params: { day, count: papers.length }, href: HREF, at }]);
}
