import { unitOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Label } from '../../years/year-record.queries.js';

/** One person's label of a published year as it goes to the national database (Điều 26.1d). Documented in docs/how-to/national-database.md. */
export interface NationalLabel {
  code: string;
  name: string;
  personType: string;
  unitCode: string;
  unitName: string;
  agencyCode: string;
  agencyName: string;
  title: string;
  year: number;
  label: Label;
  mean: Dec | null;
  labelNumber: number;
  kind: 'classification' | 'petition' | 'replacement';
  decisionNumber: string | null;
  decidedOn: string;
  publishedOn: string;
}

/** Everybody of the year in the order of units and codes, with the label in force. The reasons stay inside. */
export async function nationalLabels(on: Rows, yearId: number, zone: string): Promise<NationalLabel[]> {
  return on.rows<NationalLabel>(
    `select o.code, o.full_name as name, s.person_type as "personType", u.code as "unitCode", u.name as "unitName", g.code as "agencyCode", g.name as "agencyName",
       s.title, y.year, l.label, l.mean, l.number as "labelNumber", l.kind, case when l.kind = 'replacement' then l.decision_number end as "decisionNumber",
       coalesce(case when l.kind = 'replacement' then l.decision_date end, (l.at at time zone $2)::date)::text as "decidedOn",
       to_char(p.at at time zone $2, 'YYYY-MM-DD') as "publishedOn"
     from year_records s join years y on y.id = s.year_id join officials o on o.id = s.official_id join ${unitOn('s.unit_id', 'make_date(y.year, 12, 31)')} u on true
     join ${unitOn('s.using_unit_id', 'make_date(y.year, 12, 31)')} g on true join labels l on l.id = s.label_id
     join year_publications p on p.year_id = s.year_id and p.using_unit_id = s.using_unit_id
     where s.year_id = $1 order by u.path, o.sort_name, o.id`,
    [yearId, zone],
    'national-labels',
  );
}

export const LABEL_COLUMNS: readonly (keyof NationalLabel)[] = [
  'code',
  'name',
  'personType',
  'unitCode',
  'unitName',
  'agencyCode',
  'agencyName',
  'title',
  'year',
  'label',
  'mean',
  'labelNumber',
  'kind',
  'decisionNumber',
  'decidedOn',
  'publishedOn',
];

export function labelsJson(
  rows: readonly NationalLabel[],
  about: { agency: string; year: number; publishedAt: Date; dueOn: string },
): string {
  return `${JSON.stringify({ format: 'thuoc-do/national-year@1', ...about, publishedAt: about.publishedAt.toISOString(), people: rows }, null, 2)}\n`;
}
