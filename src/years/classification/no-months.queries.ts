import type { Rows } from '../../database/db.js';
import type { Label } from '../year-sheet.queries.js';

/** A label given by decision to somebody ill or on maternity leave in every month (Điều 11.2 is silent: a reading). */
export interface NoMonthDecision {
  label: Label;
  number: string;
  decidedOn: string;
  reason: string;
  by: string;
  at: Date;
}

/** By sheet, the decision in force: the newest. */
export async function noMonthDecisions(
  on: Rows,
  yearId: number,
  usingUnitId: number,
): Promise<Map<number, NoMonthDecision>> {
  const rows = await on.rows<NoMonthDecision & { sheetId: number }>(
    `select distinct on (d.year_sheet_id) d.year_sheet_id as "sheetId", d.label, d.decision_number as number, d.decision_date as "decidedOn", d.reason,
       a.display_name as by, d.at
     from no_month_decisions d join year_sheets s on s.id = d.year_sheet_id join accounts a on a.id = d.by_account
     where s.year_id = $1 and s.using_unit_id = $2 order by d.year_sheet_id, d.id desc`,
    [yearId, usingUnitId],
    'no-month-decisions',
  );
  return new Map(rows.map(({ sheetId, ...decision }) => [sheetId, decision]));
}
