import type { CorrectionKind } from '../corrections/correction-kind.js';
import { sql } from '../database/entity-sql.js';
import { Evaluation } from '../periods/evaluation.entity.js';
import { Conflict } from '../web/errors.js';
import { formatMoment, formatMonth } from '../web/format.js';

interface Marked {
  id: number;
  evaluationId: number;
  name: string;
  month: string;
  unitId: number;
  status: string;
  at: Date;
  by: string;
  standing: boolean;
  closedAt: Date | null;
  closedBy: string | null;
}

/** The committee's mark that an evaluation was reviewed, taken back by who made it until the month closes; it waits for a review again. */
export const REVIEW_CORRECTION: CorrectionKind = {
  code: 'review',
  path: 'committee/reviews',
  allow: ['committee'],
  acts: { withdrawn: 'review.withdrawn' },
  fields: [],
  async find(on, id) {
    const marked = await on.one<Marked>(
      `select v.id, e.id as "evaluationId", o.full_name as name, e.month, e.unit_id as "unitId", e.status, v.at, a.display_name as by,
         v.approval_id = e.approval_id as standing, p.closed_at as "closedAt", b.display_name as "closedBy"
       from reviews v join evaluations e on e.id = v.evaluation_id join officials o on o.id = e.official_id join periods p on p.id = e.period_id
       join accounts a on a.id = v.by_account left join accounts b on b.id = p.closed_by where v.id = $1 and v.by_account = $2`,
      [id, on.actor.accountId],
    );
    if (!marked) return undefined;
    if (marked.closedAt)
      throw new Conflict('period-closed', { name: marked.closedBy ?? '', at: formatMoment(marked.closedAt, on.zone) });
    if (marked.status !== 'reviewed' || !marked.standing) throw new Conflict('correction-review-over');
    return {
      id,
      words: { mark: `${marked.by}, ${formatMoment(marked.at, on.zone)}` },
      chain: `evaluation:${marked.evaluationId}`,
      unitId: marked.unitId,
      about: { name: marked.name, month: formatMonth(marked.month) },
      href: `/committee/evaluations/${marked.evaluationId}`,
      told: [],
    };
  },
  /** The evaluation, then its month: the order in which a review takes them. */
  lock: (act, id) =>
    act.one(
      `select e.id from evaluations e join reviews v on v.evaluation_id = e.id join periods p on p.id = e.period_id where v.id = $1 for update of e for share of p`,
      [id],
    ),
  async write(act, { chain }) {
    const id = Number(chain.split(':')[1]);
    await act.update(Evaluation, { id }, { status: 'approved', reviewedAt: null, revision: sql('revision + 1') });
  },
};
