import type { Tx } from '../../database/db.js';
import type { YearGroupRecord } from '../../scoring/editions/year-record.js';
import { notifyMany } from '../../acts/notify.js';
import type { Label } from '../year-record.queries.js';
import type { YearPerson } from './year-group.js';

export interface NewLabel {
  person: YearPerson;
  kind: 'classification' | 'petition' | 'replacement';
  label: Label;
  reasons: readonly string[];
  reason: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
}

interface Written {
  record: YearGroupRecord;
  account: number;
  at: Date;
}

/** Writes labels as new rows and puts them in force; what stood before stays and is named by the new one. */
export async function writeLabels(
  tx: Tx,
  labels: readonly NewLabel[],
  { record, account, at }: Written,
): Promise<number[]> {
  const rows = await tx.rows<{ id: number; yearRecordId: number }>(
    `insert into labels (year_record_id, number, kind, label, mean, by_points, reasons, record, handling, decision_number, decision_date, reason, by_account, at, supersedes)
     select s.id, coalesce((select max(number) from labels l where l.year_record_id = s.id), 0) + 1, n.kind, n.label, n.mean, n.by_points, n.reasons, $9::jsonb,
       s.handling, n.decision_number, n.decision_date, n.reason, $10, $11, s.label_id
     from unnest($1::int[], $2::text[], $3::text[], $4::numeric[], $5::text[], $6::jsonb[], $7::text[], $8::date[], $12::text[])
       as n (year_record_id, kind, label, mean, by_points, reasons, decision_number, decision_date, reason)
     join year_records s on s.id = n.year_record_id order by s.id
     returning id, year_record_id as "yearRecordId"`,
    [
      labels.map(({ person }) => person.yearRecord.id),
      labels.map(({ kind }) => kind),
      labels.map(({ label }) => label),
      labels.map(({ person }) => person.label.mean),
      labels.map(({ person }) => person.label.byPoints),
      labels.map(({ reasons }) => JSON.stringify(reasons)),
      labels.map(({ decisionNumber }) => decisionNumber),
      labels.map(({ decisionDate }) => decisionDate),
      JSON.stringify(record),
      account,
      at,
      labels.map(({ reason }) => reason),
    ],
  );
  await tx.change(
    `update year_records s set status = 'classified', label_id = n.label_id, revision = revision + 1 from unnest($1::int[], $2::int[]) as n (id, label_id) where s.id = n.id`,
    [rows.map(({ yearRecordId }) => yearRecordId), rows.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}

/** Điều 21.1đ: each person is told; the notice leads to their label and its paper. */
export async function tellLabels(
  tx: Tx,
  labels: readonly NewLabel[],
  code: string,
  by: string,
  at: Date,
): Promise<void> {
  await notifyMany(
    tx,
    labels.map(({ person: { yearRecord } }) => ({
      officialId: yearRecord.officialId,
      code,
      params: { year: yearRecord.year, by },
      href: `/years/records/${yearRecord.id}/label`,
      at,
    })),
  );
}
