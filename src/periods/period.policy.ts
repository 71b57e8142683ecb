import type { Act } from '../acts/act.js';
import { innerDoor, plainDoor } from '../standing/door.js';
import { isHeadOf, seatsWith } from '../standing/scopes.js';
import { hasRoleAt, within, type Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import { findPeriod, lockPeriod, type PeriodRow } from './period.queries.js';

/** Personnel of the root plan, open, excuse and close; an inspector reads. */
export function mayRun(actor: Actor, period: Pick<PeriodRow, 'rootPath'>): boolean {
  return hasRoleAt(actor, 'personnel', period.rootPath);
}

export function mayRead(actor: Actor, period: Pick<PeriodRow, 'rootPath'>): boolean {
  return mayRun(actor, period) || hasRoleAt(actor, 'inspector', period.rootPath);
}

/** Who may confirm a reopening: with a head's rights at the root, or secretary of a committee at or above it. */
export function mayConfirmHere(actor: Actor, period: Pick<PeriodRow, 'rootPath' | 'rootUnitId'>): boolean {
  return isHeadOf(actor, period.rootUnitId) || within(period.rootPath, seatsWith(actor, 'secretary'));
}

const known = plainDoor({ find: findPeriod, lock: lockPeriod, known: mayRead });
const run = innerDoor(known, { may: mayRun });

export const periodToRead = known.open;
export const periodToRun = run.openToAct;
/** For the pages with a form: the same right, without the lock. */
export const periodToShowForm = run.open;

/** An open period to change, its row locked. */
export async function openPeriodToRun(act: Act, id: number): Promise<PeriodRow> {
  const period = await periodToRun(act, act.actor, id);
  mustBeOpen(period);
  return period;
}

export function mustBeOpen(period: PeriodRow): void {
  if (!period.openedAt) throw new Conflict('period-not-open');
  mustNotBeClosed(period);
}

export function mustNotBeClosed(period: PeriodRow): void {
  if (period.closedAt) throw new Conflict('period-closed', { name: period.closedBy ?? '', at: period.closedAt });
}
