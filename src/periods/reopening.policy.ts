import type { Actor } from '../web/actor.js';
import type { PeriodRow } from './period.queries.js';
import { mayConfirmHere } from './period.policy.js';

export interface AskedReopening {
  officialId: number;
  requestedBy: number;
  confirmedAt: Date | null;
  refusedAt: Date | null;
}

export type Denial = 'reopening-not-yours' | 'reopening-own-evaluation' | 'reopening-own-request';

/** Why this person may not answer a request, or null when they may. It is never confirmed by whom it favours, nor by who asked. */
export function denialOf(
  actor: Actor,
  period: Pick<PeriodRow, 'rootPath' | 'rootUnitId'>,
  asked: AskedReopening,
): Denial | null {
  if (actor.officialId === asked.officialId) return 'reopening-own-evaluation';
  if (actor.accountId === asked.requestedBy) return 'reopening-own-request';
  return mayConfirmHere(actor, period) ? null : 'reopening-not-yours';
}

export type ReopeningState = 'asked' | 'running' | 'refused' | 'ended';

export function reopeningState(row: {
  confirmedAt: Date | null;
  refusedAt: Date | null;
  endedAt: Date | null;
}): ReopeningState {
  if (row.refusedAt) return 'refused';
  if (row.endedAt) return 'ended';
  return row.confirmedAt ? 'running' : 'asked';
}
