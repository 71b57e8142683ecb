import { monthAfter } from '../periods/calendar.js';

/** The evaluation of the month a commitment falls due in, as far as it bears on what may still be said. */
export interface DueEvaluation {
  dueOn: string;
  selfKept: boolean | null;
  /** null: there is no evaluation of that month. */
  evaluationStatus: string | null;
  evaluationDecided: boolean;
  /** The set has a line for promises, so that the approver decides on them. */
  evaluationAsks: boolean;
  evaluationClosed: boolean;
}

export type StatementDenial =
  | 'commitment-said'
  | 'commitment-submitted'
  | 'commitment-decided'
  | 'commitment-closed'
  | 'commitment-late';

/** Why the owner may not say now whether it was kept, or null. What no evaluation asks about can be changed until the month after it was due is over. */
export function statementDenial(due: DueEvaluation, today: string): StatementDenial | null {
  if (asked(due))
    return due.evaluationStatus === 'submitted' && !due.evaluationDecided && !due.evaluationClosed
      ? 'commitment-submitted'
      : settled(due);
  const last = monthAfter(due.dueOn.slice(0, 7), 1);
  return due.selfKept !== null && today.slice(0, 7) > last ? 'commitment-late' : null;
}

/** Said with its proof, so that others read it: from then on it is put right with a reason, both versions kept. */
export function isStated({ selfKept, proofs }: { selfKept: boolean | null; proofs: readonly unknown[] }): boolean {
  return selfKept !== null && proofs.length > 0;
}

/** Why the owner may not say it now on the page that asks for the first answer. */
export function statingDenial(
  due: DueEvaluation & { proofs: readonly unknown[] },
  today: string,
): StatementDenial | null {
  return statementDenial(due, today) ?? (isStated(due) ? 'commitment-said' : null);
}

/** Why the owner may not put right what was promised or said, or null: its month is handed in, decided, or long over. */
export function correctionDenial(due: DueEvaluation, today: string): StatementDenial | null {
  return statementDenial({ ...due, selfKept: due.selfKept ?? false }, today);
}

/** Proof can be added as long as nobody has decided, also on an evaluation that is handed in. */
export function proofDenial(due: DueEvaluation): StatementDenial | null {
  return asked(due) ? settled(due) : null;
}

function settled(due: DueEvaluation): StatementDenial | null {
  if (due.evaluationDecided) return 'commitment-decided';
  return due.evaluationClosed ? 'commitment-closed' : null;
}

function asked(due: DueEvaluation): boolean {
  return due.evaluationAsks && due.evaluationStatus !== null && due.evaluationStatus !== 'excused';
}
