import type { Rows } from '../../database/db.js';
import type { Label } from '../year-record.queries.js';

/** A label given by decision to somebody ill or on maternity leave in every month (Điều 11.2 is silent: a reading). */
export interface NoMonthDecision {
  label: Label;
  number: string;
  decidedOn: string;
  reason: string;
  by: string;
  at: Date;
}

/** By year record, the decision in force: the newest. */
export async function noMonthDecisions(
  on: Rows,
  yearId: number,
  usingUnitId: number,
): Promise<Map<number, NoMonthDecision>> {
  const rows = await on.rows<NoMonthDecision & { yearRecordId: number }>(
    `select distinct on (d.year_record_id) d.year_record_id as "yearRecordId", d.label, d.decision_number as number, d.decision_date as "decidedOn", d.reason,
       a.display_name as by, d.at
     from no_month_decisions d join year_records s on s.id = d.year_record_id join accounts a on a.id = d.by_account
     where s.year_id = $1 and s.using_unit_id = $2 order by d.year_record_id, d.id desc`,
    [yearId, usingUnitId],
    'no-month-decisions',
  );
  return new Map(rows.map(({ yearRecordId, ...decision }) => [yearRecordId, decision]));
}
