import type { Act } from '../../acts/act.js';
import type { TakenObstacles } from '../../obstacles/taken.js';
import type { Dec } from '../../scoring/decimal.js';
import { printJson } from '../../scoring/json/print-json.js';
import { checkLegalMonth, scoreLegalMonth } from '../../scoring/editions/legal-month.js';
import { monthResultTree, toLegalMonthJson } from '../../scoring/editions/month-tree.js';
import type { WorkLineRow } from '../work/work.queries.js';
import { legalRecordOf } from './legal-record.js';
import type { LegalForm, Marks } from './legal-form.queries.js';

export interface NewLegalResult {
  /** With đ, e, their reasons and the opinion as they are decided now. */
  legalForm: LegalForm;
  kind: 'confirmation' | 'petition' | 'led-review' | 'found-later';
  /** The competent person's own marks, all ten of them. */
  marks: Marks;
  work: readonly WorkLineRow[];
  /** For a leader, the results in force of those they lead; else nobody. */
  led: readonly { resultId: number | null; score: Dec | null }[];
  /** False where the form was decided without its author: their column stays empty. */
  handedIn: boolean;
  reason: string | null;
  /** Confirmed obstacles taken as the reason of đ and e; not given: those of the result it replaces, where đ or e stays as it was. */
  obstacles?: TakenObstacles;
  at: Date;
}

/** SQL: of the result replaced, the reasons of đ and e that stay as they were. */
const CARRIED_ON = `(select jsonb_strip_nulls(jsonb_build_object('organising', case when p.organising = $8 then p.obstacles -> 'organising' end,
  'uniting', case when p.uniting = $10 then p.obstacles -> 'uniting' end)) from legal_results p where p.id = $22)`;

/**
 * A result is a new row with the whole record in it, and names the one it replaces; the form's own row carries what is in
 * force. Errors: RangeError where a mark, đ or e was not stated, or the record breaks a rule: nothing is written then.
 */
export async function writeLegalResult(act: Act, made: NewLegalResult): Promise<number> {
  const { legalForm, led } = made;
  const record = legalRecordOf(legalForm, made.marks, made.work, led);
  const [fault] = checkLegalMonth(record);
  if (fault) throw new RangeError(`${fault.path}: ${fault.code}`);
  const scored = scoreLegalMonth(record);
  const columns = [scored.common, scored.results, scored.score, scored.band, scored.note];
  const ids = led.flatMap(({ resultId }) => (resultId === null ? [] : [resultId])).sort((a, b) => a - b);
  const row = await act.one<{ id: number }>(
    `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, work, organising, organising_reason, uniting,
       uniting_reason, opinion, led_results, record, printed, common, results, score, band, note, reason, supersedes, obstacles)
     select $1, coalesce((select max(number) from legal_results where legal_form_id = $1), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
       $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, coalesce($23::jsonb, ${CARRIED_ON}, '{}') returning id`,
    [
      legalForm.id,
      made.kind,
      act.actor.accountId,
      made.at,
      JSON.stringify(made.marks),
      JSON.stringify(made.handedIn ? legalForm.selfMarks : {}),
      JSON.stringify(made.work),
      legalForm.leader ? legalForm.organising : null,
      legalForm.organisingReason,
      legalForm.leader ? legalForm.uniting : null,
      legalForm.unitingReason,
      legalForm.opinion,
      ids,
      toLegalMonthJson(record),
      printJson(monthResultTree(scored)),
      ...columns,
      made.reason,
      legalForm.resultId,
      made.obstacles ? JSON.stringify(made.obstacles) : null,
    ],
    'insert-legal-result',
  );
  await act.change(
    `update legal_forms set status = 'confirmed', result_id = $2, confirmed_at = $3, common = $4, results = $5, score = $6, band = $7,
       note = $8, revision = revision + 1 where id = $1`,
    [legalForm.id, row!.id, made.at, ...columns],
    'confirm-legal-form',
  );
  return row!.id;
}
