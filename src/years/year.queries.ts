import { nameOn } from '../standing/units-on.js';
import type { Rows, Tx } from '../database/db.js';
import type { Dec } from '../scoring/decimal.js';

/** A year's classification of an agency's tree, with the readings it was opened with. */
export interface YearRow {
  id: number;
  year: number;
  rootUnitId: number;
  rootName: string;
  rootPath: string;
  quotaBase: 'good' | 'good-or-better';
  share: Dec;
  shareDecision: string | null;
  dueOn: string;
  openedAt: Date;
  publishedAt: Date | null;
  publishedBy: string | null;
}

const YEAR = `
select y.id, y.year, y.root_unit_id as "rootUnitId", ${nameOn('y.root_unit_id', 'make_date(y.year, 12, 31)')} as "rootName", u.path as "rootPath", y.quota_base as "quotaBase", y.share,
  y.share_decision as "shareDecision", y.due_on as "dueOn", y.opened_at as "openedAt", y.published_at as "publishedAt", a.display_name as "publishedBy"
from years y join units u on u.id = y.root_unit_id left join accounts a on a.id = y.published_by where `;

export async function findYear(on: Rows, id: number): Promise<YearRow | undefined> {
  return on.one<YearRow>(`${YEAR} y.id = $1`, [id], 'year');
}

/** The year, its row locked: an opening, a decision on the group and a publication come one after another. */
export async function lockYear(tx: Tx, id: number): Promise<YearRow | undefined> {
  const locked = await tx.one('select id from years where id = $1 for update', [id], 'lock-year');
  return locked && findYear(tx, id);
}

/** The years of the trees under any of the paths, the newest first. */
export async function yearsUnder(on: Rows, paths: readonly string[]): Promise<YearRow[]> {
  return on.rows<YearRow>(
    `${YEAR} u.path like any ($1::text[]) order by y.year desc, u.path`,
    [paths.map((path) => path + '%')],
    'years-under',
  );
}
