import { writable } from '../evaluation.policy.js';
import type { MonthEvaluation } from '../evaluation.queries.js';

/** In what way an evaluation can be decided on a day; null: not now. */
export type Deciding = 'submitted' | 'not-submitted' | 'reopened';

type Facts = Pick<MonthEvaluation, 'status' | 'selfDueOn' | 'approvalDueOn' | 'closedAt' | 'reopened'>;

/**
 * What was handed in is decided; so is, with a reason, a draft whose due day has passed. A returned evaluation that nobody hands in
 * again must not hold up those above for ever: past the approval's due day it is decided like one that was not submitted.
 */
export function decidingOf(evaluation: Facts, today: string): Deciding | null {
  if (!writable(evaluation)) return null;
  switch (evaluation.status) {
    case 'submitted':
      return 'submitted';
    case 'draft':
      return today > evaluation.selfDueOn ? 'not-submitted' : null;
    case 'returned':
      return today > evaluation.approvalDueOn ? 'not-submitted' : null;
    case 'approved':
    case 'reviewed':
      return evaluation.reopened ? 'reopened' : null;
    case 'excused':
      return null;
  }
}

/** Does a leader's evaluation still wait for this one? Approved, excused and not submitted in time count as decided. */
export function undecided(
  evaluation: Pick<MonthEvaluation, 'status' | 'selfDueOn' | 'closedAt'>,
  today: string,
): boolean {
  if (evaluation.status === 'draft') return evaluation.closedAt === null && today <= evaluation.selfDueOn;
  return evaluation.status === 'submitted' || evaluation.status === 'returned';
}
