import type { Act } from '../../acts/act.js';
import { innerDoor, plainDoor } from '../../standing/door.js';
import { Conflict } from '../../web/errors.js';
import { mayReadLaw, mayRunLaw } from '../settings/law-settings.policy.js';
import { findLegalPeriod, lockLegalPeriod, type LegalPeriodRow } from './legal-period.queries.js';

const rootOf = ({ rootPath }: LegalPeriodRow) => ({ path: rootPath });

const known = plainDoor({
  find: findLegalPeriod,
  lock: lockLegalPeriod,
  known: (actor, period) => mayReadLaw(actor, rootOf(period)),
});
const run = innerDoor(known, { may: (actor, period) => mayRunLaw(actor, rootOf(period)) });

export const legalPeriodToRead = known.open;
const legalPeriodToRun = run.openToAct;
/** For the pages with a form: the right to run it, without the lock. */
export const legalPeriodToShowForm = run.open;

/** An open month to change, its row locked. */
export async function openLegalPeriodToRun(act: Act, id: number): Promise<LegalPeriodRow> {
  const period = await legalPeriodToRun(act, act.actor, id);
  mustBeOpen(period);
  return period;
}

export function mustBeOpen(period: LegalPeriodRow): void {
  if (period.closedAt) throw new Conflict('legal-month-closed', { name: period.closedBy ?? '', at: period.closedAt });
}
