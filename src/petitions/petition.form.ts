import type { Issue } from '../web/issues.js';
import { textOf, type Body } from '../web/read-form.js';
import { OUTCOMES, type Outcome } from './petition-kind.js';

/** Characters of a petition's reason, and of the decision's. */
export const REASON_BOUNDS = { least: 10, most: 4000 } as const;

/** The reason with its issue, which is `code`. */
export function readReason(body: unknown, code: string): { reason: string; issues: Issue[] } {
  const reason = textOf(body as Body | undefined, 'reason') ?? '';
  const { least, most } = REASON_BOUNDS;
  const wrong = reason.length < least || reason.length > most;
  return { reason, issues: wrong ? [{ field: 'reason', code, params: { least, most } }] : [] };
}

/** Kept or replaced; while nothing is chosen it is kept, with an issue. */
export function readOutcome(body: unknown, code: string): { outcome: Outcome; issues: Issue[] } {
  const typed = textOf(body as Body | undefined, 'outcome');
  const outcome = OUTCOMES.find((known) => known === typed);
  return { outcome: outcome ?? 'kept', issues: outcome ? [] : [{ field: 'outcome', code }] };
}
