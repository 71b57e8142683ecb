import type { Act } from '../../acts/act.js';
import type { Dec } from '../../scoring/decimal.js';
import { printJson } from '../../scoring/json/print-json.js';
import { checkLegalMonth, scoreLegalMonth } from '../../scoring/editions/legal-month.js';
import { monthResultTree, toLegalMonthJson } from '../../scoring/editions/month-tree.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { legalRecordOf } from './legal-record.js';
import type { LegalSheet, Marks } from './legal-sheet.queries.js';

export interface NewLegalResult {
  /** With đ, e, their reasons and the opinion as they are decided now. */
  sheet: LegalSheet;
  kind: 'confirmation' | 'petition' | 'led-review';
  /** The competent person's own marks, all ten of them. */
  marks: Marks;
  work: readonly WorkLineRow[];
  /** For a leader, the results in force of those they lead; else nobody. */
  led: readonly { resultId: number | null; score: Dec | null }[];
  /** False where the form was decided without its author: their column stays empty. */
  handedIn: boolean;
  reason: string | null;
  at: Date;
}

/**
 * A result is a new row with the whole record in it, and names the one it replaces; the form's own row carries what is in
 * force. Errors: RangeError where a mark, đ or e was not stated, or the record breaks a rule: nothing is written then.
 */
export async function writeLegalResult(act: Act, made: NewLegalResult): Promise<number> {
  const { sheet, led } = made;
  const record = legalRecordOf(sheet, made.marks, made.work, led);
  const [fault] = checkLegalMonth(record);
  if (fault) throw new RangeError(`${fault.path}: ${fault.code}`);
  const scored = scoreLegalMonth(record);
  const columns = [scored.common, scored.results, scored.score, scored.band, scored.note];
  const ids = led.flatMap(({ resultId }) => (resultId === null ? [] : [resultId])).sort((a, b) => a - b);
  const row = await act.one<{ id: number }>(
    `insert into legal_results (sheet_id, number, kind, by_account, at, marks, self_marks, work, organising, organising_reason, uniting,
       uniting_reason, opinion, led_results, record, printed, common, results, score, band, note, reason, supersedes)
     select $1, coalesce((select max(number) from legal_results where sheet_id = $1), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
       $13, $14, $15, $16, $17, $18, $19, $20, $21, $22 returning id`,
    [
      sheet.id,
      made.kind,
      act.actor.accountId,
      made.at,
      JSON.stringify(made.marks),
      JSON.stringify(made.handedIn ? sheet.selfMarks : {}),
      JSON.stringify(made.work),
      sheet.leader ? sheet.organising : null,
      sheet.organisingReason,
      sheet.leader ? sheet.uniting : null,
      sheet.unitingReason,
      sheet.opinion,
      ids,
      toLegalMonthJson(record),
      printJson(monthResultTree(scored)),
      ...columns,
      made.reason,
      sheet.resultId,
    ],
    'insert-legal-result',
  );
  await act.change(
    `update legal_sheets set status = 'confirmed', result_id = $2, confirmed_at = $3, common = $4, results = $5, score = $6, band = $7,
       note = $8, revision = revision + 1 where id = $1`,
    [sheet.id, row!.id, made.at, ...columns],
    'confirm-legal-sheet',
  );
  return row!.id;
}
