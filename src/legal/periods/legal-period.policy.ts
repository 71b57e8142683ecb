import type { Rows, Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { mayReadLaw, mayRunLaw } from '../settings/law-settings.policy.js';
import { findLegalPeriod, lockLegalPeriod, type LegalPeriodRow } from './legal-period.queries.js';

export async function legalPeriodToRead(on: Rows, actor: Actor, id: number): Promise<LegalPeriodRow> {
  const period = await findLegalPeriod(on, id);
  if (!period || !mayReadLaw(actor, { path: period.rootPath })) throw new NotFound();
  return period;
}

/** For the pages with a form: the right to run it, without the lock. */
export async function legalPeriodToShowForm(on: Rows, actor: Actor, id: number): Promise<LegalPeriodRow> {
  return toRun(actor, await findLegalPeriod(on, id));
}

export async function legalPeriodToRun(tx: Tx, actor: Actor, id: number): Promise<LegalPeriodRow> {
  return toRun(actor, await lockLegalPeriod(tx, id));
}

export function mustBeOpen(period: LegalPeriodRow): void {
  if (period.closedAt) throw new Conflict('legal-month-closed', { name: period.closedBy ?? '', at: period.closedAt });
}

function toRun(actor: Actor, period: LegalPeriodRow | undefined): LegalPeriodRow {
  if (!period || !mayReadLaw(actor, { path: period.rootPath })) throw new NotFound();
  if (!mayRunLaw(actor, { path: period.rootPath })) throw new Forbidden();
  return period;
}
