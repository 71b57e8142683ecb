import type { Rows, Tx } from '../database/db.js';
import { standing, type Standing } from '../evaluations/sheet.policy.js';
import { approverOf, headChain, type Approver } from '../standing/chain.js';
import { leadersOf } from '../standing/led.js';
import { hasRoleAt, type Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import { classifierOf } from './using-agency.js';
import { findYearSheet, lockYearSheet, type YearSheet } from './year-sheet.queries.js';

/** How a person stands to somebody's year. Who scores the months (`approver`) and who classifies the year are two rights (Art 10). */
export interface YearStanding extends Standing {
  classifier: boolean;
}

export interface OpenedYearSheet {
  sheet: YearSheet;
  at: YearStanding;
  classifier: Approver;
}

/** Opens a person's year for reading. Colleagues get 404: of a published label they read the list of labels alone. */
export async function openYearSheet(on: Rows, actor: Actor, id: number, day: string): Promise<OpenedYearSheet> {
  return opened(on, actor, await findYearSheet(on, id), day);
}

export async function openYearSheetToAct(tx: Tx, actor: Actor, id: number, day: string): Promise<OpenedYearSheet> {
  return opened(tx, actor, await lockYearSheet(tx, id), day);
}

async function opened(on: Rows, actor: Actor, sheet: YearSheet | undefined, day: string): Promise<OpenedYearSheet> {
  if (!sheet) throw new NotFound();
  const classifier = await classifierOf(on, sheet, day);
  const scorer = approverOf(sheet.officialId, await headChain(on, sheet.unitId, day));
  const leaders = await leadersOf(on, [sheet.officialId], day);
  const ledBy = (leaders.get(sheet.officialId) ?? []).map((leader) => leader.officialId);
  const at = {
    ...standing(actor, { sheet, approver: scorer, ledBy }),
    classifier: classifies(actor, sheet, classifier),
  };
  if (!Object.values(at).some(Boolean)) throw new NotFound();
  return { sheet, at, classifier };
}

/** Nobody classifies themself; the right past the root is the outside approver's. */
function classifies(actor: Actor, sheet: YearSheet, classifier: Approver): boolean {
  if (actor.officialId === sheet.officialId) return false;
  return classifier === 'outside'
    ? hasRoleAt(actor, 'outside-approver', sheet.unitPath)
    : classifier.officialId === actor.officialId;
}
