export type ClosingBlocker =
  | { code: 'too-many'; count: number; limit: number }
  | { code: 'reason-needed'; evaluationId: number; name: string }
  | { code: 'review-pending'; count: number; reviewDueOn: string };

/** So many can be named on one page; where more are open, decide or excuse first. */
export const NAMED_AT_MOST = 200;
const REASON_MIN = 5;

interface ClosingFacts {
  undecided: readonly { id: number; name: string }[];
  /** Reasons given, by evaluation. */
  reasons: ReadonlyMap<number, string>;
  /** Approved sheets that a committee has yet to review. */
  unreviewed: number;
  reviewDueOn: string;
  today: string;
}

/** What still stands in the way of closing. Without a committee, or past its date, a month closes "not reviewed". */
export function closingBlockers(facts: ClosingFacts): ClosingBlocker[] {
  const count = facts.undecided.length;
  const blockers: ClosingBlocker[] = [];
  if (count > NAMED_AT_MOST) return [{ code: 'too-many', count, limit: NAMED_AT_MOST }];
  if (facts.unreviewed > 0 && facts.today <= facts.reviewDueOn) {
    blockers.push({ code: 'review-pending', count: facts.unreviewed, reviewDueOn: facts.reviewDueOn });
  }
  for (const { id, name } of facts.undecided) {
    if ((facts.reasons.get(id) ?? '').length < REASON_MIN)
      blockers.push({ code: 'reason-needed', evaluationId: id, name });
  }
  return blockers;
}
