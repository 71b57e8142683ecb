import type { Asking } from '../../acts/asking.js';
import type { Act } from '../../acts/act.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { ExplainedMonth } from '../../scoring/editions/explained-month.js';
import { checkLegalMonth, scoreLegalMonth } from '../../scoring/editions/legal-month.js';
import type { LegalMonthResult } from '../../scoring/editions/month-record.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { workOf, type WorkLineRow } from '../work/work.queries.js';
import { headStatedOf, type HeadStated } from './confirmation.form.js';
import { confirmationBlockers, type ConfirmationBlocker } from './confirmation.blockers.js';
import { legalConflict, legalDecidingOf, type LegalDeciding } from './deciding.js';
import { lockLedResults } from './led-open.js';
import { ledResults, type LedResult } from './led-results.js';
import { legalRecordOf, workSaid } from './legal-record.js';
import { openLegalSheet, openLegalSheetToAct, type OpenedLegalSheet } from './legal-sheet-access.js';
import type { LegalSheet } from './legal-sheet.queries.js';
import { commonOf } from './marks.form.js';

/** A form as its scorer has it before them. */
export interface ConfirmSheet {
  sheet: LegalSheet;
  deciding: LegalDeciding;
  stated: HeadStated;
  work: WorkLineRow[];
  led: LedResult[];
  /** a, b, c and d of the work as it stands; null where a line carries more marks than products done. */
  said: ExplainedMonth | null;
  /** What would be written now; null while something stands in the way. */
  result: LegalMonthResult | null;
  blockers: ConfirmationBlocker[];
}

/** For reading: `confirm` is null where nothing can be decided now. */
export async function openConfirmSheet(
  asking: Asking,
  id: number,
): Promise<{ opened: OpenedLegalSheet; confirm: ConfirmSheet | null }> {
  const opened = await openLegalSheet(asking, asking.actor, id, asking.today);
  requireScorer(opened);
  const { sheet } = opened;
  const deciding = legalDecidingOf(sheet, asking.today);
  if (!deciding) return { opened, confirm: null };
  const [work, led] = [await workOf(asking, id), sheet.leader ? await ledResults(asking, sheet) : []];
  return { opened, confirm: confirmSheet(sheet, deciding, headStatedOf(sheet), work, led) };
}

/** For an act: the row is locked, the right and the state are asked again behind the lock. `freeze` holds the led forms too. */
export async function lockConfirmSheet(
  act: Act,
  id: number,
  now: { today: string; zone: string },
  freeze = false,
): Promise<ConfirmSheet> {
  const opened = await openLegalSheetToAct(act, act.actor, id, now.today);
  requireScorer(opened);
  const { sheet } = opened;
  const deciding = legalDecidingOf(sheet, now.today);
  if (!deciding) throw await legalConflict(act, sheet, now.zone);
  const led = freeze ? await lockLedResults(act, sheet) : sheet.leader ? await ledResults(act, sheet) : [];
  return confirmSheet(sheet, deciding, headStatedOf(sheet), await workOf(act, id), led);
}

export function confirmSheet(
  sheet: LegalSheet,
  deciding: LegalDeciding,
  stated: HeadStated,
  work: WorkLineRow[],
  led: LedResult[],
): ConfirmSheet {
  const now = { ...sheet, ...stated };
  const blockers = confirmationBlockers({ sheet: now, marks: stated.marks, deciding, work, led });
  return {
    sheet,
    deciding,
    stated,
    work,
    led,
    said: workSaid(now, work, led),
    result: resultNow(now, stated, work, led),
    blockers,
  };
}

/** Every mark, đ and e stated: what they come to. People still open are left to the blockers. */
function resultNow(
  sheet: LegalSheet,
  { marks }: HeadStated,
  work: WorkLineRow[],
  led: LedResult[],
): LegalMonthResult | null {
  const open = sheet.leader && (sheet.organising === null || sheet.uniting === null);
  if (open || !commonOf(marks).all) return null;
  const record = legalRecordOf(sheet, marks, work, led);
  return checkLegalMonth(record).length > 0 ? null : scoreLegalMonth(record);
}

/** Nobody scores their own form; one of another edition is decided in that edition's room. */
function requireScorer({ at, sheet }: OpenedLegalSheet): void {
  if (!isLaw(sheet.edition)) throw new NotFound();
  if (at.self) throw new Forbidden('own-sheet');
  if (!at.approver) throw new Forbidden();
}
