import type { Rows } from '../database/db.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { periodNow, type PeriodNow } from './period-state.js';
import { countsOf, NO_COUNTS, periodsUnder, type Counts, type PeriodRow } from './period.queries.js';

export interface PeriodOverview {
  id: number;
  month: string;
  rootName: string;
  href: string;
  now: PeriodNow;
  counts: Counts;
}

const LOOKED_AT = 60;

/** For the home page of personnel and inspectors: of each root unit in scope the open months, else the next one planned. */
export async function periodsOverview(db: Rows, actor: Actor, today: string): Promise<PeriodOverview[]> {
  const scopes = [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')];
  if (scopes.length === 0) return [];
  const rows = await periodsUnder(
    db,
    scopes.map((scope) => scope.path),
    LOOKED_AT,
  );
  const current = [...byRoot(rows).values()].flatMap(currentOf);
  const counts = await countsOf(
    db,
    current.map((row) => row.id),
    today,
  );
  return current.map((row) => ({
    id: row.id,
    month: row.month,
    rootName: row.rootName,
    href: `/periods/${row.id}`,
    now: periodNow(row, today),
    counts: counts.get(row.id) ?? NO_COUNTS,
  }));
}

function byRoot(rows: readonly PeriodRow[]): Map<number, PeriodRow[]> {
  const roots = new Map<number, PeriodRow[]>();
  for (const row of rows) roots.set(row.rootUnitId, [...(roots.get(row.rootUnitId) ?? []), row]);
  return roots;
}

/** Rows come newest first: the last planned one is the nearest. */
function currentOf(rows: readonly PeriodRow[]): PeriodRow[] {
  const open = rows.filter((row) => row.openedAt && !row.closedAt);
  if (open.length > 0) return open;
  const planned = rows.filter((row) => !row.openedAt).at(-1);
  return planned ? [planned] : rows.slice(0, 1);
}
