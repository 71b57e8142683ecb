import { paperBlockers, type OpenPaper, type PaperBlocker } from '../rounds/closing.js';

export type ClosingBlocker = PaperBlocker | { code: 'review-pending'; count: number; reviewDueOn: string };

interface ClosingFacts {
  undecided: readonly OpenPaper[];
  /** Reasons given, by evaluation. */
  reasons: ReadonlyMap<number, string>;
  /** Approved evaluations that a committee has yet to review. */
  unreviewed: number;
  reviewDueOn: string;
  today: string;
}

/** What still stands in the way of closing. Without a committee, or past its date, a month closes "not reviewed". */
export function closingBlockers({ undecided, reasons, unreviewed, ...days }: ClosingFacts): ClosingBlocker[] {
  const blockers = paperBlockers(undecided, reasons, days.today);
  if (blockers[0]?.code === 'too-many' || unreviewed === 0 || days.today > days.reviewDueOn) return blockers;
  return [{ code: 'review-pending', count: unreviewed, reviewDueOn: days.reviewDueOn }, ...blockers];
}
