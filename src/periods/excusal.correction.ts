import type { CorrectionKind, Stated } from '../corrections/correction-kind.js';
import type { Rows } from '../database/db.js';
import { Conflict } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { findPeriodEvaluation, type PeriodEvaluation } from './evaluation-list.queries.js';
import { Excusal } from './excusal.entity.js';
import { EXCUSAL_KINDS, bringBackExcused } from './excusals.service.js';
import { somebodyElses } from './period-evaluation-access.js';
import { periodToShowForm } from './period.policy.js';
import { findPeriod, type PeriodRow } from './period.queries.js';

/** Why somebody is excused from a month, put right or struck by personnel; in a closed month another confirms, and what is to come back is reopened. */
export const EXCUSAL_CORRECTION: CorrectionKind = {
  code: 'excusal',
  path: 'excusals',
  allow: ['personnel'],
  acts: { corrected: 'evaluation.excusal-corrected', withdrawn: 'evaluation.excusal-struck' },
  fields: [
    { name: 'kind', least: 1, most: 40, oneOf: { codes: EXCUSAL_KINDS, words: 'periods:excusal.kinds.' } },
    { name: 'ground', least: 3, most: 2000, rows: 3 },
  ],
  async find(on, id) {
    const place = await placeOf(on, id);
    if (!place) return undefined;
    const period = await periodToShowForm(on, on.actor, place.periodId);
    const { evaluation } = somebodyElses(
      on,
      period,
      await findPeriodEvaluation(on, period.id, place.evaluationId),
      mustBeOpened,
    );
    return statedOf(evaluation, period, id);
  },
  /** The month, then its evaluation: the order in which an excusal takes them. */
  async lock(act, id) {
    await act.one(
      `select p.id from periods p join evaluations e on e.period_id = p.id join excusals x on x.evaluation_id = e.id where x.id = $1 for update of p`,
      [id],
    );
    return act.one(
      `select e.id from evaluations e join excusals x on x.evaluation_id = e.id where x.id = $1 for update of e`,
      [id],
    );
  },
  /** The row keeps its words, readers lay the newest over it (`standingExcusal`); struck, it ends. */
  async write(act, { id, chain }, words) {
    if (words) return;
    await act.update(Excusal, { id }, { endedAt: act.at, endedBy: act.actor.accountId });
    await bringBackExcused(act, evaluationIn(chain));
  },
  twoHands: {
    hidden: [],
    async stands(on, id) {
      const place = await placeOf(on, id);
      const period = place && (await findPeriod(on, place.periodId));
      const evaluation = period && (await findPeriodEvaluation(on, period.id, place!.evaluationId));
      return evaluation && statedOf(evaluation, period, id);
    },
    resolve: (_, __, words) => Promise.resolve(words),
    /** What a closed month left out comes back by a reopening, which two people answer for, too. */
    async strikes(act, { id }) {
      return (await closedOf(act, id)) ? [{ field: 'why', code: 'periods:issue.reopenInstead' }] : [];
    },
    stillRight: () => Promise.resolve([]),
    async touches(act, { id, unitId, told }, _, change) {
      const second = await closedOf(act, id);
      await change();
      const nothing = { papers: [], more: false, rounds: [], unitIds: [unitId], officialIds: told };
      return second
        ? { ...nothing, second, notes: [{ code: 'closed-excusal', count: 1 }] }
        : { ...nothing, second, notes: [], atOnce: true };
    },
    refused: () => Promise.resolve(null),
  },
};

function placeOf(on: Rows, id: number): Promise<{ evaluationId: number; periodId: number } | undefined> {
  return on.one(
    `select x.evaluation_id as "evaluationId", e.period_id as "periodId" from excusals x join evaluations e on e.id = x.evaluation_id where x.id = $1`,
    [id],
  );
}

async function closedOf(on: Rows, id: number): Promise<boolean> {
  const row = await on.one<{ closed: boolean }>(
    `select p.closed_at is not null as closed from excusals x join evaluations e on e.id = x.evaluation_id join periods p on p.id = e.period_id where x.id = $1`,
    [id],
  );
  return row!.closed;
}

function statedOf(evaluation: PeriodEvaluation, period: PeriodRow, id: number): Stated {
  if (evaluation.excusalId !== id) throw new Conflict('excusal-ended');
  return {
    id,
    words: { kind: evaluation.excusalKind!, ground: evaluation.excusalReason! },
    chain: `evaluation:${evaluation.id}`,
    unitId: evaluation.unitId,
    about: { name: evaluation.name, month: formatMonth(period.month) },
    href: `/periods/${period.id}`,
    told: [evaluation.officialId],
    toldAt: `/evaluations/${evaluation.id}`,
  };
}

function mustBeOpened(period: PeriodRow): void {
  if (!period.openedAt) throw new Conflict('period-not-open');
}

function evaluationIn(chain: string): PeriodEvaluation['id'] {
  return Number(chain.split(':')[1]);
}
