import { lastDay, unitOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';

/** One person's result of a closed month as it goes to the national database (Điều 26.1d). Documented in docs/how-to/national-database.md. */
export interface NationalRow {
  code: string;
  name: string;
  personType: string;
  unitCode: string;
  unitName: string;
  title: string;
  month: string;
  span: 'month' | 'quarter';
  edition: string;
  status: 'confirmed' | 'absent' | 'missing';
  common: Dec | null;
  results: Dec | null;
  score: Dec | null;
  band: string | null;
  resultNumber: number | null;
  confirmedOn: string | null;
}

/** Everybody of the month in the order of units and codes; who has no result stands there with why. Kinds of leave stay out. */
export async function nationalRows(on: Rows, periodId: number, zone: string): Promise<NationalRow[]> {
  return on.rows<NationalRow>(
    `select o.code, o.full_name as name, s.person_type as "personType", u.code as "unitCode", u.name as "unitName", s.title, s.month, p.span, s.edition,
       case when s.result_id is not null then 'confirmed' when s.status = 'absent' then 'absent' else 'missing' end as status,
       s.common, s.results, s.score, s.band, r.number as "resultNumber", to_char(r.at at time zone $2, 'YYYY-MM-DD') as "confirmedOn"
     from legal_forms s join legal_periods p on p.id = s.legal_period_id join officials o on o.id = s.official_id join ${unitOn('s.unit_id', lastDay('s.month'))} u on true
     left join legal_results r on r.id = s.result_id
     where s.legal_period_id = $1 order by u.path, o.sort_name, o.id`,
    [periodId, zone],
    'national-rows',
  );
}

export const NATIONAL_COLUMNS: readonly (keyof NationalRow)[] = [
  'code',
  'name',
  'personType',
  'unitCode',
  'unitName',
  'title',
  'month',
  'span',
  'edition',
  'status',
  'common',
  'results',
  'score',
  'band',
  'resultNumber',
  'confirmedOn',
];

/** Numbers as JSON numbers would lose nothing here, but stay texts: two decimals as they were confirmed. */
export function nationalJson(
  rows: readonly NationalRow[],
  about: { agency: string; month: string; edition: string; closedAt: Date },
): string {
  return `${JSON.stringify({ format: 'thuoc-do/national-month@1', ...about, closedAt: about.closedAt.toISOString(), people: rows }, null, 2)}\n`;
}
