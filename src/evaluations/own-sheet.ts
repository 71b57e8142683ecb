import type { Act } from '../acts/act.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { openSheet } from './sheet-access.js';
import { writable } from './sheet.policy.js';
import { lockSheet, type Sheet } from './sheet.queries.js';

/** The person's own sheet, its row locked. Anybody else gets 403 where they may know of it, else 404. */
export async function lockOwnSheet(act: Act, id: number): Promise<Sheet> {
  const sheet = await lockSheet(act, id);
  if (!sheet) throw new NotFound();
  if (sheet.officialId === act.actor.officialId) return sheet;
  await openSheet(act, act.actor, id, act.today);
  throw new Forbidden();
}

type Editing = Pick<Sheet, 'status' | 'closedAt' | 'reopened' | 'selfDueOn'>;

/** May its author still fill it in? A draft until its due day has passed; what was returned or reopened also after it. */
export function editable(sheet: Editing, today: string): boolean {
  if (sheet.status === 'returned') return writable(sheet);
  return sheet.status === 'draft' && (sheet.reopened || (sheet.closedAt === null && today <= sheet.selfDueOn));
}
