export type EvaluationStatus = 'draft' | 'submitted' | 'returned' | 'approved' | 'reviewed' | 'excused';
export type EvaluationState = EvaluationStatus | 'not-submitted' | 'closed';

export interface EvaluationFacts {
  status: EvaluationStatus;
  /** YYYY-MM-DD; the day itself still counts. */
  selfDueOn: string;
  closedAt: Date | string | null;
  today: string;
  /** A confirmed reopening that has not ended: the evaluation lives on in a closed period. */
  reopened?: boolean;
  /** Its person never had a password: while the month is open, nobody says that they did not hand in. */
  neverIn?: boolean;
}

/**
 * What an evaluation is called today. Stored is only the status; "not submitted" and "closed" follow from the calendar. In a closed
 * period an evaluation that was left submitted or returned keeps that word: it was never decided, and the closing names why.
 */
export function evaluationState({
  status,
  selfDueOn,
  closedAt,
  today,
  reopened = false,
  neverIn = false,
}: EvaluationFacts): EvaluationState {
  if (reopened) return status;
  if (status === 'draft') return closedAt || (today > selfDueOn && !neverIn) ? 'not-submitted' : 'draft';
  if (closedAt && (status === 'approved' || status === 'reviewed')) return 'closed';
  return status;
}
