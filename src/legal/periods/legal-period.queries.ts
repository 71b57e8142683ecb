import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows, Tx } from '../../database/db.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import type { SpanOf } from './span.js';

/** A month (or quarter) opened by an edition, with its root and who opened and closed it. */
export interface LegalPeriodRow {
  id: number;
  rootUnitId: number;
  rootName: string;
  rootPath: string;
  month: string;
  edition: EditionCode;
  span: SpanOf;
  capAt: 'average' | 'component';
  markTakes: 'quarter' | 'whole';
  selfDueOn: string;
  confirmDueOn: string;
  closesOn: string;
  openedAt: Date;
  openedBy: string;
  closedAt: Date | null;
  closedBy: string | null;
  closingNote: string | null;
}

const PERIOD = `
select p.id, p.root_unit_id as "rootUnitId", ${nameOn('p.root_unit_id', lastDay('p.month'))} as "rootName", u.path as "rootPath", p.month, p.edition, p.span, p.cap_at as "capAt", p.mark_takes as "markTakes",
  p.self_due_on as "selfDueOn", p.confirm_due_on as "confirmDueOn", p.closes_on as "closesOn", p.opened_at as "openedAt",
  o.display_name as "openedBy", p.closed_at as "closedAt", c.display_name as "closedBy", p.closing_note as "closingNote"
from legal_periods p join units u on u.id = p.root_unit_id join accounts o on o.id = p.opened_by left join accounts c on c.id = p.closed_by
where `;

export async function findLegalPeriod(on: Rows, id: number): Promise<LegalPeriodRow | undefined> {
  return on.one<LegalPeriodRow>(`${PERIOD} p.id = $1`, [id], 'legal-period');
}

/** The month, its row locked: a refresh, an absence and a closing come one after another. */
export async function lockLegalPeriod(tx: Tx, id: number): Promise<LegalPeriodRow | undefined> {
  const locked = await tx.one('select id from legal_periods where id = $1 for update', [id], 'lock-legal-period');
  return locked && findLegalPeriod(tx, id);
}

/** The months of the roots under any of the paths, the newest first. */
export async function legalPeriodsUnder(
  on: Rows,
  paths: readonly string[],
  limit: number,
  offset = 0,
): Promise<LegalPeriodRow[]> {
  return on.rows<LegalPeriodRow>(
    `${PERIOD} u.path like any ($1::text[]) order by p.month desc, u.path, p.edition desc limit $2 offset $3`,
    [paths.map((path) => path + '%'), limit, offset],
    'legal-periods-under',
  );
}

export interface LegalCounts {
  forms: number;
  draft: number;
  submitted: number;
  returned: number;
  confirmed: number;
  absent: number;
}

export const NO_FORMS: LegalCounts = { forms: 0, draft: 0, submitted: 0, returned: 0, confirmed: 0, absent: 0 };

export async function legalCountsOf(on: Rows, periodIds: readonly number[]): Promise<Map<number, LegalCounts>> {
  const rows = await on.rows<LegalCounts & { periodId: number }>(
    `select legal_period_id as "periodId", count(*)::int as forms,
       count(*) filter (where status = 'draft')::int as draft, count(*) filter (where status = 'submitted')::int as submitted,
       count(*) filter (where status = 'returned')::int as returned, count(*) filter (where status = 'confirmed')::int as confirmed,
       count(*) filter (where status = 'absent')::int as absent
     from legal_forms where legal_period_id = any ($1::int[]) group by legal_period_id`,
    [periodIds],
    'legal-period-counts',
  );
  return new Map(rows.map(({ periodId, ...counts }) => [periodId, counts]));
}
