import type { Rows, Tx } from '../database/db.js';
import { approverOf, headChain } from '../standing/chain.js';
import { leadersOf } from '../standing/led.js';
import type { Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import { sight, standing, type Sight, type Standing } from './sheet.policy.js';
import { findSheet, lockSheet, type Sheet } from './sheet.queries.js';

export interface OpenedSheet {
  sheet: Sheet;
  at: Standing;
  sight: Sight;
  /** Who decides on this sheet today. */
  approver: { officialId: number; unitId: number; name: string } | 'outside';
}

/** Opens a sheet for reading. Somebody who may not know of it gets 404. */
export async function openSheet(db: Rows, actor: Actor, id: number, day: string): Promise<OpenedSheet> {
  return opened(db, actor, await findSheet(db, id), day);
}

/** Opens a sheet for an act: its row is locked, and who may do what is asked again behind the lock. */
export async function openSheetToAct(tx: Tx, actor: Actor, id: number, day: string): Promise<OpenedSheet> {
  return opened(tx, actor, await lockSheet(tx, id), day);
}

async function opened(db: Rows, actor: Actor, sheet: Sheet | undefined, day: string): Promise<OpenedSheet> {
  if (!sheet) throw new NotFound();
  const approver = approverOf(sheet.officialId, await headChain(db, sheet.unitId, day));
  const leaders = await leadersOf(db, [sheet.officialId], day);
  const ledBy = (leaders.get(sheet.officialId) ?? []).map((leader) => leader.officialId);
  const at = standing(actor, { sheet, approver, ledBy });
  const seen = sight(at, sheet);
  if (!seen.exists) throw new NotFound();
  return { sheet, at, sight: seen, approver };
}
