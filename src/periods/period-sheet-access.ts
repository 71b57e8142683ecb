import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { readId } from '../web/id.pipe.js';
import { periodToRun, periodToShowForm } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { findPeriodSheet, lockPeriodSheet, type PeriodSheet } from './sheet-list.queries.js';

/** Throws the 409 of a period that does not stand so that this can be done. */
type Must = (period: PeriodRow) => void;

interface Found {
  period: PeriodRow;
  sheet: PeriodSheet;
}

/** The sheet that a form of personnel's is about: 404, the period's 409, and 403 for their own. */
export async function sheetToShow(on: Asking, periodId: number, asked: unknown, must: Must): Promise<Found> {
  const period = await periodToShowForm(on, on.actor, periodId);
  const id = readId(asked);
  return somebodyElses(on, period, id === null ? undefined : await findPeriodSheet(on, periodId, id), must);
}

/** The same for an act, period and sheet locked. */
export async function sheetToAct(act: Act, periodId: number, id: number, must: Must): Promise<Found> {
  const period = await periodToRun(act, act.actor, periodId);
  return somebodyElses(act, period, await lockPeriodSheet(act, periodId, id), must);
}

export function mustBeClosed({ closedAt }: PeriodRow): void {
  if (!closedAt) throw new Conflict('period-not-closed');
}

function somebodyElses({ actor }: Asking, period: PeriodRow, sheet: PeriodSheet | undefined, must: Must): Found {
  if (!sheet) throw new NotFound();
  must(period);
  if (sheet.officialId === actor.officialId) throw new Forbidden('own-sheet-personnel');
  return { period, sheet };
}
