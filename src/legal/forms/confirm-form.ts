import type { Asking } from '../../acts/asking.js';
import type { Act } from '../../acts/act.js';
import type { ObstacleRow } from '../../obstacles/obstacle.queries.js';
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
import { openLegalForm, openLegalFormToAct, type OpenedLegalForm } from './legal-form-access.js';
import { isBlind } from './legal-form.policy.js';
import type { LegalForm } from './legal-form.queries.js';
import { commonOf } from './marks.form.js';
import { leaderObstacles } from './share-obstacles.js';

/** A form as its scorer has it before them. */
export interface ConfirmLegalForm {
  legalForm: LegalForm;
  deciding: LegalDeciding;
  /** The person's own marks are not shown yet. */
  blind: boolean;
  stated: HeadStated;
  work: WorkLineRow[];
  led: LedResult[];
  /** What the leader told in time and was confirmed: put forward at đ and e. */
  obstacles: ObstacleRow[];
  /** a, b, c and d of the work as it stands; null where a line carries more marks than products done. */
  said: ExplainedMonth | null;
  /** What would be written now; null while something stands in the way. */
  result: LegalMonthResult | null;
  blockers: ConfirmationBlocker[];
}

/** For reading: `confirm` is null where nothing can be decided now. */
export async function openConfirmLegalForm(
  asking: Asking,
  id: number,
): Promise<{ opened: OpenedLegalForm; confirm: ConfirmLegalForm | null }> {
  const opened = await openLegalForm(asking, asking.actor, id, asking.today);
  requireScorer(opened);
  const { legalForm } = opened;
  const deciding = legalDecidingOf(legalForm, asking.today);
  if (!deciding) return { opened, confirm: null };
  const [work, led] = [await workOf(asking, id), legalForm.leader ? await ledResults(asking, legalForm) : []];
  const obstacles = await leaderObstacles(asking, legalForm);
  return { opened, confirm: confirmLegalForm(legalForm, deciding, headStatedOf(legalForm), { work, led, obstacles }) };
}

/** For an act: the row is locked, the right and the state are asked again behind the lock. `freeze` holds the led forms too. */
export async function lockConfirmLegalForm(
  act: Act,
  id: number,
  now: { today: string; zone: string },
  freeze = false,
): Promise<ConfirmLegalForm> {
  const opened = await openLegalFormToAct(act, act.actor, id, now.today);
  requireScorer(opened);
  const { legalForm } = opened;
  const deciding = legalDecidingOf(legalForm, now.today);
  if (!deciding) throw await legalConflict(act, legalForm, now.zone);
  const led = freeze ? await lockLedResults(act, legalForm) : legalForm.leader ? await ledResults(act, legalForm) : [];
  const [work, obstacles] = [await workOf(act, id), await leaderObstacles(act, legalForm)];
  return confirmLegalForm(legalForm, deciding, headStatedOf(legalForm), { work, led, obstacles });
}

export function confirmLegalForm(
  legalForm: LegalForm,
  deciding: LegalDeciding,
  stated: HeadStated,
  { work, led, obstacles }: Pick<ConfirmLegalForm, 'work' | 'led' | 'obstacles'>,
): ConfirmLegalForm {
  const now = { ...legalForm, ...stated };
  const blind = isBlind(legalForm);
  const blockers = confirmationBlockers({ legalForm: now, marks: stated.marks, blind, deciding, work, led });
  return {
    legalForm,
    deciding,
    blind,
    stated,
    work,
    led,
    obstacles,
    said: workSaid(now, work, led),
    result: resultNow(now, stated, work, led),
    blockers,
  };
}

/** Every mark, đ and e stated: what they come to. People still open are left to the blockers. */
function resultNow(
  legalForm: LegalForm,
  { marks }: HeadStated,
  work: WorkLineRow[],
  led: LedResult[],
): LegalMonthResult | null {
  const open = legalForm.leader && (legalForm.organising === null || legalForm.uniting === null);
  if (open || !commonOf(marks).all) return null;
  const record = legalRecordOf(legalForm, marks, work, led);
  return checkLegalMonth(record).length > 0 ? null : scoreLegalMonth(record);
}

/** Nobody scores their own form; one of another edition is decided in that edition's room. */
function requireScorer({ at, legalForm }: OpenedLegalForm): void {
  if (!isLaw(legalForm.edition)) throw new NotFound();
  if (at.self) throw new Forbidden('own-paper');
  if (!at.approver) throw new Forbidden();
}
