import type { Act } from '../../acts/act.js';
import type { HanoiMonth } from '../../scoring/editions/hanoi-3814-2018/score-month.js';
import type { LegalSheet } from '../sheets/legal-sheet.queries.js';
import type { FrameLine } from './frame.queries.js';
import { LegalSheet as LegalSheetRow } from '../sheets/legal-sheet.entity.js';
import { sql } from '../../database/entity-sql.js';

export interface NewHanoiResult {
  sheet: LegalSheet;
  items: readonly FrameLine[];
  month: HanoiMonth;
  reason: string | null;
  at: Date;
}

/** A result is a new row with the sub-criteria as they were worded, and names the one it replaces. Errors: RangeError where a mark is missing. */
export async function writeHanoiResult(act: Act, { sheet, items, month, reason, at }: NewHanoiResult): Promise<number> {
  if (month.score === null) throw new RangeError(`unstated: ${month.unstated.join(', ')}`);
  const record = { edition: sheet.edition, period: sheet.month, frame: sheet.frameId, items, points: sheet.headMarks };
  const row = await act.one<{ id: number }>(
    `insert into legal_results (sheet_id, number, kind, by_account, at, marks, self_marks, opinion, record, printed, score, band, reason, supersedes)
     select $1, coalesce((select max(number) from legal_results where sheet_id = $1), 0) + 1, 'confirmation', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
     returning id`,
    [
      sheet.id,
      act.actor.accountId,
      at,
      JSON.stringify(sheet.headMarks),
      JSON.stringify(sheet.submittedAt ? sheet.selfMarks : {}),
      sheet.opinion,
      JSON.stringify(record),
      JSON.stringify(month),
      month.score,
      month.grade,
      reason,
      sheet.resultId,
    ],
  );
  await act.update(
    LegalSheetRow,
    { id: sheet.id },
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
