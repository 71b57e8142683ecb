import { nextDue, stateOf, type RoundState } from '../rounds/round-state.js';
import { DUE_DAYS, type Calendar } from './calendar.js';

export type Phase = 'self-scoring' | 'approving' | 'reviewing' | 'closing' | 'overdue';

export interface PeriodNow {
  state: RoundState;
  /** Null unless the period is open. */
  phase: Phase | null;
  /** What ends next, and when; null when it is closed or overdue. */
  next: { what: keyof Calendar; on: string } | null;
}

type Dated = Calendar & { openedAt: Date | string | null; closedAt: Date | string | null };

const PHASE_UNTIL = {
  selfDueOn: 'self-scoring',
  approvalDueOn: 'approving',
  reviewDueOn: 'reviewing',
  closesOn: 'closing',
} as const;

/** Where a period stands on a day. A due day belongs to its phase; past the last one an open period is overdue. */
export function periodNow(period: Dated, today: string): PeriodNow {
  const state = stateOf(period);
  if (state === 'planned') return { state, phase: null, next: { what: 'opensOn', on: period.opensOn } };
  if (state === 'closed') return { state, phase: null, next: null };
  const next = nextDue(period, DUE_DAYS, today);
  return { state, phase: next ? PHASE_UNTIL[next.what] : 'overdue', next };
}
