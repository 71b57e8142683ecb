import type { Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { openSheet } from './sheet-access.js';
import { writable } from './sheet.policy.js';
import { lockSheet, type Sheet } from './sheet.queries.js';

/** The person's own sheet, its row locked. Anybody else gets 403 where they may know of it, else 404. */
export async function lockOwnSheet(tx: Tx, actor: Actor, id: number, day: string): Promise<Sheet> {
  const sheet = await lockSheet(tx, id);
  if (!sheet) throw new NotFound();
  if (sheet.officialId === actor.officialId) return sheet;
  await openSheet(tx, actor, id, day);
  throw new Forbidden();
}

type Editing = Pick<Sheet, 'status' | 'closedAt' | 'reopened' | 'selfDueOn'>;

/** May its author still fill it in? A draft until its due day has passed; what was returned or reopened also after it. */
export function editable(sheet: Editing, today: string): boolean {
  if (sheet.status === 'returned') return writable(sheet);
  return sheet.status === 'draft' && (sheet.reopened || (sheet.closedAt === null && today <= sheet.selfDueOn));
}
