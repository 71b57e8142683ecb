/**
 * What is said of a result wherever it is shown: it replaced an earlier one, perhaps after the committee had given its view of that one.
 * Label `evaluations:mark.<mark>`.
 */
export type ResultMark = 'replaced' | 'replaced-after-review';

/** Of the evaluation `e` with its result in force `a`; null for a first result. */
export const MARK_SQL = `case when a.supersedes is null then null when e.reviewed_at < e.approved_at then 'replaced-after-review' else 'replaced' end`;

/** Does the committee's view stand on an earlier result than the one in force? */
export function reviewedBefore({
  reviewedAt,
  approvedAt,
}: {
  reviewedAt: Date | null;
  approvedAt: Date | null;
}): boolean {
  return reviewedAt !== null && approvedAt !== null && reviewedAt < approvedAt;
}
