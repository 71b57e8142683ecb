import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import { pageNumber, paged } from '../web/paging.js';
import type { Rows } from '../database/db.js';
import type { ImportKind } from './import-kind.js';
import { planRows, type FoundImport } from './import.queries.js';
import type { Started } from './imports.service.js';
import { ACTIONS, type PlannedRow } from './plan.js';
import type { Moved } from './plan-file.js';

const PAGE = 100;
const ISSUES = 20;

/** What an import would do or did, a hundred rows at a time. */
export async function importView(
  on: Rows,
  actor: Actor,
  found: FoundImport,
  kind: ImportKind,
  address: string,
  query: Record<string, unknown>,
) {
  const wanted = ACTIONS.find((action) => action === query['show']);
  const { create, change } = found.summary;
  const count = wanted ? found.summary[wanted] : found.total;
  const at = Math.min(pageNumber(query['page']), Math.max(1, Math.ceil(count / PAGE)));
  const here = `${address}/${found.id}`;
  return {
    ...headOf(found, kind, address),
    rows: (await planRows(on, found.id, wanted, PAGE, (at - 1) * PAGE)).map(rowView),
    filters: ACTIONS.map((action) => ({ action, count: found.summary[action], href: `${here}?show=${action}` })),
    wanted: wanted ?? null,
    paging: paged(here, { show: wanted }, at, PAGE, count),
    percent: found.total === 0 ? 100 : Math.floor((100 * found.done) / found.total),
    mayApply: kind.mayApply(actor, found) && ['checked', 'failed'].includes(found.status),
    mayPlan: kind.mayApply(actor, found) && found.status === 'outdated',
    open: kind.mayApply(actor, found) && found.appliedAt === null && found.status !== 'applying',
    nothing: create + change === 0,
  };
}

/** What would come out otherwise than it was shown. */
export function movedView(found: FoundImport, kind: ImportKind, address: string, { count, rows }: Moved) {
  return {
    ...headOf(found, kind, address),
    more: count - rows.length,
    rows: rows.map(({ before, now }) => ({ ...rowView(now), was: rowView(before), is: rowView(now) })),
  };
}

function headOf(found: FoundImport, kind: ImportKind, address: string) {
  const { words, labels, takes } = kind;
  return {
    ...found,
    state: stateOf(found, kind),
    words,
    labels,
    all: takes === 'all',
    address,
    here: `${address}/${found.id}`,
  };
}

/** Label `imports:status.<state>`: where good rows are taken alone, a refused file is one without any. */
export function stateOf({ status }: Pick<FoundImport, 'status'>, { takes }: ImportKind): string {
  return status === 'refused' && takes === 'good' ? 'nothing' : status;
}

function rowView(row: PlannedRow): PlannedRow {
  return { ...row, faults: row.faults.map((fault) => ({ ...fault, value: fault.value ?? '' })) };
}

/** Why a file was not taken. */
export function issuesOf(field: string, started: Exclude<Started, { id: number }>): Issue[] {
  if ('issues' in started) return started.issues.map((issue) => ({ ...issue, field }));
  return started.faults.slice(0, ISSUES).map((fault) => ({
    field,
    code: `imports:${fault.row ? 'at' : 'table'}.${fault.code}`,
    params: { row: fault.row ?? '', column: fault.column ?? '–' },
  }));
}
