import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Absence } from '../../scoring/editions/terms.js';
import { byLaw } from '../by-law.js';

/** One month of a person's year by the law. A score stands here only when it is confirmed and its month is closed. */
export interface MonthPlace {
  /** YYYY-MM */
  month: string;
  score: Dec | null;
  source: 'form' | 'imported' | 'none';
  legalFormId: number | null;
  /** Why the month stands outside the mean (Art 11.2; not in service: a reading). Who may read the kind is asked by the page. */
  absent: Absence | null;
  /** Still to come: its month is not closed. A month that is neither open, absent nor scored is missing. */
  open: boolean;
}

/**
 * The twelve places of each of these people, in the order of the year, in one statement. The form of a quarter stands for
 * each of its three months. A month without a form is missing once a later month, or itself, is closed in the person's agency.
 */
export async function yearMonthsOf(
  on: Rows,
  officialIds: readonly number[],
  year: number,
): Promise<Map<number, MonthPlace[]>> {
  const rows = await on.rows<{ officialId: number; places: MonthPlace[] }>(
    PLACES,
    [[...new Set(officialIds)], String(year)],
    'year-months-of',
  );
  return new Map(rows.map(({ officialId, places }) => [officialId, places]));
}

const MONTHS = `
months as (
  select $2::text || '-' || lpad(n::text, 2, '0') as month, $2::text || '-' || lpad((ceil(n / 3.0) * 3)::int::text, 2, '0') as quarter
  from generate_series(1, 12) n)`;

/** The last month closed by the law in the agency that a person's latest main post lies in. */
const CLOSED_TO = `
left join lateral (
  select max(p.month) as month from legal_periods p
  where ${byLaw('p.edition')} and p.closed_at is not null and p.root_unit_id = any ((
    select string_to_array(trim(both '/' from u.path), '/')::int[] from posts m join units u on u.id = m.unit_id
    where m.official_id = o.id and m.main order by m.from_date desc limit 1)::int[])) closed on true`;

/** A confirmed form before one that is not, and of two forms of a transferred person the closed one. */
const FORM = `
left join lateral (
  select s.id, s.status, s.score, p.closed_at is not null as closed
  from legal_forms s join legal_periods p on p.id = s.legal_period_id
  where s.official_id = o.id and ${byLaw('s.edition')} and s.month in (m.month, m.quarter) and (s.month = m.month or p.span = 'quarter')
  order by (s.status = 'confirmed') desc, closed desc, s.id desc limit 1) f on true`;

const PLACES = `
with ${MONTHS}
select o.id as "officialId", json_agg(json_build_object(
    'month', m.month,
    'score', case when a.kind is not null then null when i.id is not null then trim_scale(i.score)::text
      when f.status = 'confirmed' and f.closed then trim_scale(f.score)::text end,
    'source', case when a.kind is not null then 'none' when i.id is not null then 'imported' when f.status = 'confirmed' and f.closed then 'form' else 'none' end,
    'legalFormId', f.id,
    'absent', a.kind,
    'open', a.kind is null and i.id is null and case when f.id is null then m.month > coalesce(closed.month, '') else not f.closed end
  ) order by m.month) as places
from unnest($1::int[]) o(id) cross join months m ${CLOSED_TO} ${FORM}
left join absences a on a.official_id = o.id and a.month = m.month and a.ended_at is null
left join imported_months i on i.official_id = o.id and i.month = m.month and ${byLaw('i.edition')} and i.ended_at is null
group by o.id`;
