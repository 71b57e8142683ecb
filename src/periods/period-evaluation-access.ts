import type { Act } from '../acts/act.js';
import type { Asking } from '../acts/asking.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { readId } from '../web/id.pipe.js';
import { periodToRun, periodToShowForm } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { findPeriodEvaluation, lockPeriodEvaluation, type PeriodEvaluation } from './evaluation-list.queries.js';

/** Throws the 409 of a period that does not stand so that this can be done. */
type Must = (period: PeriodRow) => void;

interface Found {
  period: PeriodRow;
  evaluation: PeriodEvaluation;
}

/** The evaluation that a form of personnel's is about: 404, the period's 409, and 403 for their own. */
export async function evaluationToShow(on: Asking, periodId: number, asked: unknown, must: Must): Promise<Found> {
  const period = await periodToShowForm(on, on.actor, periodId);
  const id = readId(asked);
  return somebodyElses(on, period, id === null ? undefined : await findPeriodEvaluation(on, periodId, id), must);
}

/** The same for an act, period and evaluation locked. */
export async function evaluationToAct(act: Act, periodId: number, id: number, must: Must): Promise<Found> {
  const period = await periodToRun(act, act.actor, periodId);
  return somebodyElses(act, period, await lockPeriodEvaluation(act, periodId, id), must);
}

export function mustBeClosed({ closedAt }: PeriodRow): void {
  if (!closedAt) throw new Conflict('period-not-closed');
}

export function somebodyElses(
  { actor }: Asking,
  period: PeriodRow,
  evaluation: PeriodEvaluation | undefined,
  must: Must,
): Found {
  if (!evaluation) throw new NotFound();
  must(period);
  if (evaluation.officialId === actor.officialId) throw new Forbidden('own-paper-personnel');
  return { period, evaluation };
}
