export type SheetStatus = 'draft' | 'submitted' | 'returned' | 'approved' | 'reviewed' | 'excused';
export type SheetState = SheetStatus | 'not-submitted' | 'closed';

export interface SheetFacts {
  status: SheetStatus;
  /** YYYY-MM-DD; the day itself still counts. */
  selfDueOn: string;
  closedAt: Date | string | null;
  today: string;
  /** A confirmed reopening that has not ended: the sheet lives on in a closed period. */
  reopened?: boolean;
}

/**
 * What a sheet is called today. Stored is only the status; "not submitted" and "closed" follow from the calendar. In a closed
 * period a sheet that was left submitted or returned keeps that word: it was never decided, and the closing names why.
 */
export function sheetState({ status, selfDueOn, closedAt, today, reopened = false }: SheetFacts): SheetState {
  if (reopened) return status;
  if (status === 'draft') return closedAt || today > selfDueOn ? 'not-submitted' : 'draft';
  if (closedAt && (status === 'approved' || status === 'reviewed')) return 'closed';
  return status;
}
