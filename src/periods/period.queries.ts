import { neverIn } from '../accounts/way-in.js';
import { selfDue } from '../rounds/due-days.js';
import { lastDay, nameOn } from '../standing/units-on.js';
import type { Rows, Tx } from '../database/db.js';
import type { Calendar } from './calendar.js';

/** A period with its root unit and the names of who opened and closed it. */
export interface PeriodRow extends Calendar {
  id: number;
  month: string;
  rootUnitId: number;
  rootName: string;
  rootPath: string;
  openedAt: Date | null;
  openedBy: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  closingNote: string | null;
}

const PERIOD = `
select p.id, p.month, p.root_unit_id as "rootUnitId", ${nameOn('p.root_unit_id', lastDay('p.month'))} as "rootName", u.path as "rootPath",
  p.opens_on as "opensOn", p.self_due_on as "selfDueOn", p.approval_due_on as "approvalDueOn",
  p.review_due_on as "reviewDueOn", p.closes_on as "closesOn", p.opened_at as "openedAt", o.display_name as "openedBy",
  p.closed_at as "closedAt", c.display_name as "closedBy", p.closing_note as "closingNote"
from periods p join units u on u.id = p.root_unit_id
left join accounts o on o.id = p.opened_by left join accounts c on c.id = p.closed_by
where `;

export async function findPeriod(on: Rows, id: number): Promise<PeriodRow | undefined> {
  return on.one<PeriodRow>(`${PERIOD} p.id = $1`, [id], 'period');
}

/** The period, its row locked until the transaction ends: an opening, a change of days and a closing come one after another. */
export async function lockPeriod(tx: Tx, id: number): Promise<PeriodRow | undefined> {
  const locked = await tx.one('select id from periods where id = $1 for update', [id], 'lock-period');
  return locked && findPeriod(tx, id);
}

/** The periods of the units under any of the paths, the newest month first. */
export async function periodsUnder(
  on: Rows,
  paths: readonly string[],
  limit: number,
  offset = 0,
): Promise<PeriodRow[]> {
  return on.rows<PeriodRow>(
    `${PERIOD} u.path like any ($1::text[]) order by p.month desc, u.path limit $2 offset $3`,
    [paths.map((path) => path + '%'), limit, offset],
    'periods-under',
  );
}

/** How many evaluations of a period stand where; `notSubmitted` are drafts whose due day has passed. */
export interface Counts {
  evaluations: number;
  draft: number;
  notSubmitted: number;
  submitted: number;
  returned: number;
  approved: number;
  reviewed: number;
  excused: number;
}

export const NO_COUNTS: Counts = {
  evaluations: 0,
  draft: 0,
  notSubmitted: 0,
  submitted: 0,
  returned: 0,
  approved: 0,
  reviewed: 0,
  excused: 0,
};

/** An evaluation that is not submitted; the words of evaluationState(), for counting. $today is the number of its parameter. */
export const notSubmittedSql = (today: string) =>
  `(e.status = 'draft' and (p.closed_at is not null or ${selfDue('e', 'p')} < ${today}::date and not ${neverIn('e.official_id')}) and not exists (select 1 from reopenings r
    where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null))`;

export async function countsOf(on: Rows, periodIds: readonly number[], today: string): Promise<Map<number, Counts>> {
  const rows = await on.rows<Counts & { periodId: number }>(
    `select e.period_id as "periodId", count(*)::int as evaluations,
       count(*) filter (where e.status = 'draft' and not ${notSubmittedSql('$2')})::int as draft,
       count(*) filter (where ${notSubmittedSql('$2')})::int as "notSubmitted",
       count(*) filter (where e.status = 'submitted')::int as submitted,
       count(*) filter (where e.status = 'returned')::int as returned,
       count(*) filter (where e.status = 'approved')::int as approved,
       count(*) filter (where e.status = 'reviewed')::int as reviewed,
       count(*) filter (where e.status = 'excused')::int as excused
     from evaluations e join periods p on p.id = e.period_id where e.period_id = any ($1::int[]) group by e.period_id`,
    [periodIds, today],
    'period-counts',
  );
  return new Map(rows.map(({ periodId, ...counts }) => [periodId, counts]));
}
