import type { Calendar } from './calendar.js';

type PeriodState = 'planned' | 'open' | 'closed';
export type Phase = 'self-scoring' | 'approving' | 'reviewing' | 'closing' | 'overdue';

export interface PeriodNow {
  state: PeriodState;
  /** Null unless the period is open. */
  phase: Phase | null;
  /** What ends next, and when; null when it is closed or overdue. */
  next: { what: keyof Calendar; on: string } | null;
}

type Dated = Calendar & { openedAt: Date | string | null; closedAt: Date | string | null };

const PHASES: [Phase, keyof Calendar][] = [
  ['self-scoring', 'selfDueOn'],
  ['approving', 'approvalDueOn'],
  ['reviewing', 'reviewDueOn'],
  ['closing', 'closesOn'],
];

/** Where a period stands on a day. A due day belongs to its phase; past the last one an open period is overdue. */
export function periodNow(period: Dated, today: string): PeriodNow {
  if (period.closedAt) return { state: 'closed', phase: null, next: null };
  if (!period.openedAt) return { state: 'planned', phase: null, next: { what: 'opensOn', on: period.opensOn } };
  const found = PHASES.find(([, until]) => today <= period[until]);
  if (!found) return { state: 'open', phase: 'overdue', next: null };
  return { state: 'open', phase: found[0], next: { what: found[1], on: period[found[1]] } };
}
