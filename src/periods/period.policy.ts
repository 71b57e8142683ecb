import type { Rows, Tx } from '../database/db.js';
import { isHeadOf } from '../standing/decider.js';
import { hasRoleAt, within, type Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
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
  return (
    isHeadOf(actor, period.rootUnitId) ||
    within(
      period.rootPath,
      actor.committees.filter((seat) => seat.role === 'secretary'),
    )
  );
}

export async function periodToRead(on: Rows, actor: Actor, id: number): Promise<PeriodRow> {
  const period = await findPeriod(on, id);
  if (!period || !mayRead(actor, period)) throw new NotFound();
  return period;
}

export async function periodToRun(tx: Tx, actor: Actor, id: number): Promise<PeriodRow> {
  return allowed(actor, await lockPeriod(tx, id));
}

/** For the pages with a form: the same right, without the lock. */
export async function periodToShowForm(on: Rows, actor: Actor, id: number): Promise<PeriodRow> {
  return allowed(actor, await findPeriod(on, id));
}

function allowed(actor: Actor, period: PeriodRow | undefined): PeriodRow {
  if (!period || !mayRead(actor, period)) throw new NotFound();
  if (!mayRun(actor, period)) throw new Forbidden();
  return period;
}

export function mustBeOpen(period: PeriodRow): void {
  if (!period.openedAt) throw new Conflict('period-not-open');
  mustNotBeClosed(period);
}

export function mustNotBeClosed(period: PeriodRow): void {
  if (period.closedAt) throw new Conflict('period-closed', { name: period.closedBy ?? '', at: period.closedAt });
}
