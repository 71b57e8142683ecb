import { writable } from './sheet.policy.js';
import type { Sheet } from './sheet.queries.js';

/** In what way a sheet can be decided on a day; null: not now. */
export type Deciding = 'submitted' | 'not-submitted' | 'reopened';

type Facts = Pick<Sheet, 'status' | 'selfDueOn' | 'approvalDueOn' | 'closedAt' | 'reopened'>;

/**
 * What was handed in is decided; so is, with a reason, a draft whose due day has passed. A returned sheet that nobody hands in
 * again must not hold up those above for ever: past the approval's due day it is decided like one that was not submitted.
 */
export function decidingOf(sheet: Facts, today: string): Deciding | null {
  if (!writable(sheet)) return null;
  switch (sheet.status) {
    case 'submitted':
      return 'submitted';
    case 'draft':
      return today > sheet.selfDueOn ? 'not-submitted' : null;
    case 'returned':
      return today > sheet.approvalDueOn ? 'not-submitted' : null;
    case 'approved':
    case 'reviewed':
      return sheet.reopened ? 'reopened' : null;
    case 'excused':
      return null;
  }
}

/** Does a leader's sheet still wait for this one? Approved, excused and not submitted in time count as decided. */
export function undecided(sheet: Pick<Sheet, 'status' | 'selfDueOn' | 'closedAt'>, today: string): boolean {
  if (sheet.status === 'draft') return sheet.closedAt === null && today <= sheet.selfDueOn;
  return sheet.status === 'submitted' || sheet.status === 'returned';
}
