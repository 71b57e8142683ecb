import type { CorrectionKind } from '../corrections/correction-kind.js';
import { Conflict } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { findPeriodEvaluation, type PeriodEvaluation } from './evaluation-list.queries.js';
import { Excusal } from './excusal.entity.js';
import { EXCUSAL_KINDS, bringBackExcused } from './excusals.service.js';
import { somebodyElses } from './period-evaluation-access.js';
import { mustBeOpen, periodToShowForm } from './period.policy.js';

/** Why somebody is excused from a month, put right or struck by personnel while the month is open; a closed one is reopened. */
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
    const row = await on.one<{ evaluationId: number; periodId: number; ended: boolean }>(
      `select x.evaluation_id as "evaluationId", e.period_id as "periodId", x.ended_at is not null as ended
       from excusals x join evaluations e on e.id = x.evaluation_id where x.id = $1`,
      [id],
    );
    if (!row) return undefined;
    const period = await periodToShowForm(on, on.actor, row.periodId);
    const found = await findPeriodEvaluation(on, period.id, row.evaluationId);
    const { evaluation } = somebodyElses(on, period, found, mustBeOpen);
    if (row.ended || evaluation.excusalId !== id) throw new Conflict('excusal-ended');
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
};

function evaluationIn(chain: string): PeriodEvaluation['id'] {
  return Number(chain.split(':')[1]);
}
