import type { Rows } from '../../database/db.js';
import { bandCodes, type Band } from '../../scoring/editions/terms.js';
import type { Label } from '../year-record.queries.js';

export interface RatingReplacement {
  number: number;
  before: Band;
  level: Band;
  decisionNumber: string;
  decisionDate: string;
  reason: string;
  by: string;
  at: Date;
}

/** What took the place of a recognised level, the first one first. */
export async function replacementsOf(on: Rows, yearId: number, unitId: number): Promise<RatingReplacement[]> {
  return on.rows<RatingReplacement>(
    `select p.number, p.before, p.level, p.decision_number as "decisionNumber", p.decision_date as "decisionDate", p.reason, a.display_name as by, p.at
     from unit_rating_replacements p join unit_ratings r on r.id = p.rating_id join accounts a on a.id = p.by_account
     where r.year_id = $1 and r.unit_id = $2 order by p.number`,
    [yearId, unitId],
    'rating-replacements',
  );
}

/** The label of the unit's head, given while another level stood: Điều 20.6 would have it otherwise now. */
export interface DependentLabel {
  yearRecordId: number;
  name: string;
  label: Label;
  how: 'above' | 'lowered';
}

export async function dependentLabels(on: Rows, yearId: number, unitId: number): Promise<DependentLabel[]> {
  const rows = await on.rows<{ yearRecordId: number; name: string; label: Label; capped: boolean; level: Band }>(
    `select s.id as "yearRecordId", o.full_name as name, l.label, l.reasons ? 'head-cap' as capped, r.level
     from year_records s join labels l on l.id = s.label_id join officials o on o.id = s.official_id
     join unit_ratings r on r.year_id = s.year_id and r.unit_id = s.unit_id
     where s.year_id = $1 and s.unit_id = $2 and s.position = 'head'
       and exists (select 1 from unit_rating_replacements p where p.rating_id = r.id and p.at > l.at)`,
    [yearId, unitId],
    'labels-of-rating',
  );
  return rows.flatMap(({ capped, level, ...row }): DependentLabel[] => {
    const [label, most] = [bandCodes.indexOf(row.label as Band), bandCodes.indexOf(level)];
    if (label === -1 || label === most) return [];
    return label < most ? [{ ...row, how: 'above' }] : capped ? [{ ...row, how: 'lowered' }] : [];
  });
}
