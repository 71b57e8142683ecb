import { monthAfter } from '../periods/calendar.js';

/** The sheet of the month a commitment falls due in, as far as it bears on what may still be said. */
export interface DueSheet {
  dueOn: string;
  selfKept: boolean | null;
  /** null: there is no sheet of that month. */
  sheetStatus: string | null;
  sheetDecided: boolean;
  /** The set has a line for promises, so that the approver decides on them. */
  sheetAsks: boolean;
  sheetClosed: boolean;
}

export type StatementDenial = 'commitment-submitted' | 'commitment-decided' | 'commitment-closed' | 'commitment-late';

/** Why the owner may not say now whether it was kept, or null. What no sheet asks about can be changed until the month after it was due is over. */
export function statementDenial(due: DueSheet, today: string): StatementDenial | null {
  if (asked(due))
    return due.sheetStatus === 'submitted' && !due.sheetDecided && !due.sheetClosed
      ? 'commitment-submitted'
      : settled(due);
  const last = monthAfter(due.dueOn.slice(0, 7), 1);
  return due.selfKept !== null && today.slice(0, 7) > last ? 'commitment-late' : null;
}

/** Proof can be added as long as nobody has decided, also on a sheet that is handed in. */
export function proofDenial(due: DueSheet): StatementDenial | null {
  return asked(due) ? settled(due) : null;
}

function settled(due: DueSheet): StatementDenial | null {
  if (due.sheetDecided) return 'commitment-decided';
  return due.sheetClosed ? 'commitment-closed' : null;
}

function asked(due: DueSheet): boolean {
  return due.sheetAsks && due.sheetStatus !== null && due.sheetStatus !== 'excused';
}
