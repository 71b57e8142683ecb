import type { Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { approvalQueue, ready } from './approval-queue.js';
import { openPetitions } from '../petition/petition-decisions.queries.js';

export interface ApprovalsNow {
  /** Evaluations this person can decide now, and how many of them are past the due day. */
  toDecide: number;
  late: number;
  /** Of `toDecide`: people who did not hand theirs in. */
  notSubmitted: number;
  /** Leaders' evaluations that wait for others. */
  waiting: number;
  /** Past the root, for personnel: to be entered or confirmed. */
  outside: number;
  petitions: number;
  /** The nearest due day of what can be decided. */
  dueOn: string | null;
}

/** What waits for this person's decision today, for the first page. */
export async function approvalsNow(db: Rows, actor: Actor, today: string): Promise<ApprovalsNow> {
  const queue = await approvalQueue(db, actor, today);
  const now = queue.filter(ready);
  return {
    toDecide: now.length,
    late: now.filter((item) => item.late).length,
    notSubmitted: now.filter((item) => item.deciding === 'not-submitted').length,
    waiting: queue.filter((item) => item.mine && item.deciding !== null && item.waitsFor.length > 0).length,
    outside: queue.filter((item) => item.outside && !item.mine && item.deciding !== null).length,
    petitions: (await openPetitions(db, actor, today)).length,
    dueOn: now.map((item) => item.approvalDueOn).sort()[0] ?? null,
  };
}
