import type { Rows, Tx } from '../../database/db.js';
import { standing, type Standing } from '../../evaluations/sheet.policy.js';
import { approverOf, headChain, type Approver } from '../../standing/chain.js';
import { leadersOf } from '../../standing/led.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import { legalSight, type LegalSight } from './legal-sheet.policy.js';
import { findLegalSheet, lockLegalSheet, type LegalSheet } from './legal-sheet.queries.js';

export interface OpenedLegalSheet {
  sheet: LegalSheet;
  at: Standing;
  sight: LegalSight;
  /** Who scores this person today (Art 10.1): the head of the unit; for a head, the head above; at the root, from outside. */
  scorer: Approver;
}

/** Opens a form for reading. Somebody who may not know of it gets 404. */
export async function openLegalSheet(on: Rows, actor: Actor, id: number, day: string): Promise<OpenedLegalSheet> {
  return opened(on, actor, await findLegalSheet(on, id), day);
}

/** Opens a form for an act: its row is locked, and who may do what is asked again behind the lock. */
export async function openLegalSheetToAct(tx: Tx, actor: Actor, id: number, day: string): Promise<OpenedLegalSheet> {
  return opened(tx, actor, await lockLegalSheet(tx, id), day);
}

async function opened(on: Rows, actor: Actor, sheet: LegalSheet | undefined, day: string): Promise<OpenedLegalSheet> {
  if (!sheet) throw new NotFound();
  const scorer = approverOf(sheet.officialId, await headChain(on, sheet.unitId, day));
  const leaders = await leadersOf(on, [sheet.officialId], day);
  const ledBy = (leaders.get(sheet.officialId) ?? []).map((leader) => leader.officialId);
  const at = standing(actor, { sheet, approver: scorer, ledBy });
  const sight = legalSight(at, sheet);
  if (!sight.exists) throw new NotFound();
  return { sheet, at, sight, scorer };
}
