import { isKnown, type Standing } from '../standing/standing.js';
import type { MonthEvaluation } from './evaluation.queries.js';

/** What of an evaluation a person may read now. */
export interface Sight {
  /** That it exists, its state and its deadlines. */
  exists: boolean;
  /** Self entries other than marks not revealed yet, evidence, notes. */
  self: boolean;
  /** The self marks of conduct criteria and the self totals. */
  selfMarks: boolean;
  /** The approved result with its arithmetic, and the record. */
  result: boolean;
}

/**
 * A draft is its author's alone. A submitted evaluation is the approver's too, blind first where the unit says so, and the
 * inspector's. A result is for the person, those who lead them, the committees over the unit, personnel and inspector.
 */
export function sight(
  at: Standing,
  evaluation: Pick<MonthEvaluation, 'status' | 'revealedAt' | 'blindFirst' | 'approvalId'>,
): Sight {
  const known = isKnown(at);
  const decided = evaluation.status === 'approved' || evaluation.status === 'reviewed';
  const begun = evaluation.status !== 'draft';
  const result = evaluation.approvalId !== null && known;
  const reader = at.above || at.committee || at.personnel || at.inspector;
  const self = at.self || (begun && (at.approver || at.inspector)) || (decided && reader);
  const blind = at.approver && !at.self && evaluation.blindFirst && !evaluation.revealedAt && !decided;
  return { exists: known, self, selfMarks: self && !blind, result };
}

/** Stops every write to an evaluation: the period is closed and no confirmed reopening runs. */
export function writable(evaluation: Pick<MonthEvaluation, 'closedAt' | 'reopened'>): boolean {
  return evaluation.closedAt === null || evaluation.reopened;
}
