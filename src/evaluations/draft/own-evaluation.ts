import type { Act } from '../../acts/act.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { openEvaluation } from '../evaluation-access.js';
import { writable } from '../evaluation.policy.js';
import { lockEvaluation, type MonthEvaluation } from '../evaluation.queries.js';

/** The person's own evaluation, its row locked. Anybody else gets 403 where they may know of it, else 404. */
export async function lockOwnEvaluation(act: Act, id: number): Promise<MonthEvaluation> {
  const evaluation = await lockEvaluation(act, id);
  if (!evaluation) throw new NotFound();
  if (evaluation.officialId === act.actor.officialId) return evaluation;
  await openEvaluation(act, act.actor, id, act.today);
  throw new Forbidden();
}

type Editing = Pick<MonthEvaluation, 'status' | 'closedAt' | 'reopened' | 'selfDueOn'>;

/** May its author still fill it in? A draft until its due day has passed; what was returned or reopened also after it. */
export function editable(evaluation: Editing, today: string): boolean {
  if (evaluation.status === 'returned') return writable(evaluation);
  return (
    evaluation.status === 'draft' &&
    (evaluation.reopened || (evaluation.closedAt === null && today <= evaluation.selfDueOn))
  );
}
