import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';

const REVIEW_BOUNDS = { least: 10, most: 4000 } as const;

export interface LedReview {
  outcome: 'kept' | 'recomputed';
  reason: string;
  /** The replacements that stood on the page. */
  seen: string;
}

export function readLedReview(body: Body): { value: LedReview; issues: Issue[] } {
  const [outcome, reason, seen] = [
    textOf(body, 'ledOutcome'),
    textOf(body, 'ledReason') ?? '',
    textOf(body, 'seen') ?? '',
  ];
  const { least, most } = REVIEW_BOUNDS;
  const issues: Issue[] = [];
  if (outcome !== 'kept' && outcome !== 'recomputed')
    issues.push({ field: 'ledOutcome', code: 'legal:review.outcomeNeeded' });
  if (reason.length < least || reason.length > most)
    issues.push({ field: 'ledReason', code: 'legal:fault.length', params: { least, most } });
  return { value: { outcome: outcome === 'recomputed' ? 'recomputed' : 'kept', reason, seen }, issues };
}
