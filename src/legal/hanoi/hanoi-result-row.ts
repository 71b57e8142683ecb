import type { Act } from '../../acts/act.js';
import type { HanoiMonth } from '../../scoring/editions/hanoi-3814-2018/score-month.js';
import type { LegalForm, Marks } from '../forms/legal-form.queries.js';
import type { FrameLine } from './frame.queries.js';
import { LegalForm as LegalFormRow } from '../forms/legal-form.entity.js';
import { sql } from '../../database/entity-sql.js';

export interface NewHanoiResult {
  legalForm: LegalForm;
  kind: 'confirmation' | 'petition' | 'found-later';
  items: readonly FrameLine[];
  /** The scorer's, one for each item. */
  marks: Marks;
  /** Of whose results in force a leader's scorer had to know first. */
  led: readonly { resultId: number | null }[];
  month: HanoiMonth;
  reason: string | null;
  at: Date;
}

/** A result is a new row with the sub-criteria as they were worded, and names the one it replaces. Errors: RangeError where a mark is missing. */
export async function writeHanoiResult(
  act: Act,
  { legalForm, kind, items, marks, led, month, reason, at }: NewHanoiResult,
): Promise<number> {
  if (month.score === null) throw new RangeError(`unstated: ${month.unstated.join(', ')}`);
  const record = {
    edition: legalForm.edition,
    period: legalForm.month,
    frame: legalForm.frameId,
    items,
    points: marks,
  };
  const row = await act.one<{ id: number }>(
    `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, opinion, record, printed, score, band, reason, supersedes, led_results)
     select $1, coalesce((select max(number) from legal_results where legal_form_id = $1), 0) + 1, $13, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $14
     returning id`,
    [
      legalForm.id,
      act.actor.accountId,
      at,
      JSON.stringify(marks),
      JSON.stringify(legalForm.submittedAt ? legalForm.selfMarks : {}),
      legalForm.opinion,
      JSON.stringify(record),
      JSON.stringify(month),
      month.score,
      month.grade,
      reason,
      legalForm.resultId,
      kind,
      led.flatMap(({ resultId }) => resultId ?? []).sort((a, b) => a - b),
    ],
  );
  await act.update(
    LegalFormRow,
    { id: legalForm.id },
    {
      status: 'confirmed',
      resultId: row!.id,
      confirmedAt: at,
      score: month.score,
      band: month.grade,
      revision: sql('revision + 1'),
    },
  );
  return row!.id;
}
