import type { Asking } from '../acts/asking.js';
import type { Act } from '../acts/act.js';
import type { Rows } from '../database/db.js';
import type { PartialScored } from '../scoring/record.js';
import { Forbidden } from '../web/errors.js';
import { blockersOf, type ApprovalBlocker } from './approval.blockers.js';
import { decidingOf, type Deciding } from './approval-state.js';
import { conflictOf } from './approval-conflict.js';
import { ledOf, lockLed, type Led } from './head-led.js';
import { headStated } from './head-stated.js';
import { asksPromises, selfStated } from './self-stated.js';
import { openSheet, openSheetToAct, type OpenedSheet } from './sheet-access.js';
import { scoreSheet } from './sheet-score.js';
import { dueCommitments, notesOf, type DueCommitment, type Sheet } from './sheet.queries.js';
import type { Stated } from './stated.js';

/** A sheet as its approver has it before them. */
export interface HeadSheet {
  sheet: Sheet;
  deciding: Deciding;
  due: DueCommitment[];
  led: Led;
  stated: Stated;
  scored: PartialScored;
  /** What the person handed in; null: not submitted, and the self column stays empty. */
  self: Stated | null;
  /** The self marks of conduct criteria and the self totals are not revealed yet. */
  blind: boolean;
  /** By criterion code; '' is the reason of the whole decision. */
  notes: Record<string, string>;
  blockers: ApprovalBlocker[];
}

/** For reading: null where nothing can be decided now. */
export async function openHeadSheet(
  asking: Asking,
  id: number,
): Promise<{ opened: OpenedSheet; head: HeadSheet | null }> {
  const opened = await openSheet(asking, asking.actor, id, asking.today);
  requireApprover(opened);
  const deciding = decidingOf(opened.sheet, asking.today);
  return {
    opened,
    head:
      deciding && (await headSheet(asking, opened.sheet, deciding, await ledOf(asking, opened.sheet, asking.today))),
  };
}

/** For an act: the row is locked, the right and the state are asked again behind the lock. `freeze` holds the led sheets too. */
export async function lockHeadSheet(act: Act, id: number, freeze = false): Promise<HeadSheet> {
  const opened = await openSheetToAct(act, act.actor, id, act.today);
  requireApprover(opened);
  const deciding = decidingOf(opened.sheet, act.today);
  if (!deciding) throw await conflictOf(act, opened.sheet, act.zone);
  return headSheet(act, opened.sheet, deciding, await (freeze ? lockLed : ledOf)(act, opened.sheet, act.today));
}

function requireApprover(opened: OpenedSheet): void {
  if (opened.at.self) throw new Forbidden('own-sheet');
  if (!opened.at.approver) throw new Forbidden();
}

async function headSheet(on: Rows, sheet: Sheet, deciding: Deciding, led: Led): Promise<HeadSheet> {
  const due = asksPromises(sheet.content) ? await dueCommitments(on, sheet.officialId, sheet.month) : [];
  return withNotes(sheet, deciding, due, led, await notesOf(on, sheet.id, 'head'));
}

export function withNotes(
  sheet: Sheet,
  deciding: Deciding,
  due: DueCommitment[],
  led: Led,
  notes: Record<string, string>,
): HeadSheet {
  const stated = headStated(sheet, due, led.scores);
  const handedIn = deciding !== 'not-submitted' && sheet.submittedAt !== null;
  const facts = {
    sheet,
    deciding,
    due,
    led,
    stated,
    notes,
    self: handedIn ? selfStated(sheet, due) : null,
    blind: handedIn && sheet.blindFirst && sheet.revealedAt === null,
  };
  return { ...facts, scored: scoreSheet(sheet.content, sheet.tier, stated), blockers: blockersOf(facts) };
}
