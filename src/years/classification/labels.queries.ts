import { decidedBy } from '../../standing/behalf.js';
import type { DecidedBy } from '../../web/decided-by.js';
import { nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import type { DecidedLabel } from '../../scoring/editions/year-record.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Label } from '../year-record.queries.js';

/** What a colleague may read of a label (Điều 21.1đ): name, place and label; no points, no reasons. */
export interface PublishedLabel {
  name: string;
  unitName: string;
  label: Label | null;
}

export async function publishedLabels(on: Rows, yearId: number, usingUnitId: number): Promise<PublishedLabel[]> {
  return on.rows<PublishedLabel>(
    `select o.full_name as name, ${nameOn('s.unit_id', '(select make_date(y.year, 12, 31) from years y where y.id = s.year_id)')} as "unitName", l.label
     from year_records s join officials o on o.id = s.official_id join units u on u.id = s.unit_id left join labels l on l.id = s.label_id
     where s.year_id = $1 and s.using_unit_id = $2 order by u.path, o.sort_name, o.id`,
    [yearId, usingUnitId],
    'published-labels',
  );
}

/** The agency a person stands in in a year, for the list of labels. */
export async function ownAgency(
  on: Rows,
  yearId: number,
  officialId: number | null,
): Promise<{ unitId: number; name: string } | undefined> {
  return on.one(
    `select s.using_unit_id as "unitId", ${nameOn('s.using_unit_id', 'make_date(y.year, 12, 31)')} as name from year_records s join years y on y.id = s.year_id where s.year_id = $1 and s.official_id = $2`,
    [yearId, officialId],
  );
}

/** One label as it was given, newest first; every earlier one stays readable. */
export interface LabelRow {
  id: number;
  number: number;
  kind: 'classification' | 'petition' | 'replacement';
  label: Label;
  mean: Dec | null;
  byPoints: Label | null;
  reasons: string[];
  handling: string;
  decisionNumber: string | null;
  decisionDate: string | null;
  reason: string | null;
  by: DecidedBy;
  byAccount: number;
  at: Date;
}

export async function labelsOfYearRecord(on: Rows, yearRecordId: number): Promise<LabelRow[]> {
  return on.rows<LabelRow>(
    `select l.id, l.number, l.kind, l.label, l.mean, l.by_points as "byPoints", l.reasons, l.handling, l.decision_number as "decisionNumber",
       l.decision_date as "decisionDate", l.reason, ${decidedBy('a', 's.unit_id', 'l.at')} as by, l.by_account as "byAccount", l.at
     from labels l join year_records s on s.id = l.year_record_id join accounts a on a.id = l.by_account where l.year_record_id = $1 order by l.number desc`,
    [yearRecordId],
    'labels-of-year-record',
  );
}

/** Labels by their year record, as the record of the year carries them: the reason and the decision where there were any. */
export async function decidedLabels(on: Rows, labelIds: readonly number[]): Promise<Map<number, DecidedLabel>> {
  const rows = await on.rows<{ yearRecordId: number; label: Label; reason: string | null; decision: string | null }>(
    `select l.year_record_id as "yearRecordId", l.label, l.reason, l.decision_number as decision from labels l where l.id = any ($1::int[])`,
    [labelIds],
    'decided-labels',
  );
  return new Map(
    rows.map(({ yearRecordId, label, reason, decision }) => [
      yearRecordId,
      { label, ...(reason === null ? {} : { reason }), ...(decision === null ? {} : { decision }) },
    ]),
  );
}
