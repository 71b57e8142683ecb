import type { Rows } from '../../database/db.js';
import type { ServiceSpan } from '../../scoring/editions/year-record.js';
import { byLaw } from '../../legal/by-law.js';

/**
 * Service in a year by its dates (Điều 11.1), cut to the year: main posts, and months that a former agency sent. Who served all of it,
 * or of whom no day is known, has no spans: their months are counted.
 */
export async function serviceSpansOf(
  on: Rows,
  officialIds: readonly number[],
  year: number,
): Promise<Map<number, ServiceSpan[]>> {
  const rows = await on.rows<{ officialId: number; spans: ServiceSpan[] }>(
    SPANS,
    [[...new Set(officialIds)], year],
    'service-spans-of',
  );
  return new Map(rows.map(({ officialId, spans }) => [officialId, spans]));
}

const SPANS = `
with asked as (
  select o.id, daterange(make_date($2, 1, 1), make_date($2 + 1, 1, 1)) as year from unnest($1::int[]) o(id)
), served as (
  select a.id, a.year, range_agg(s.days) * datemultirange(a.year) as days from asked a join lateral (
    select daterange(p.from_date, p.to_date, '[]') as days from posts p
      where p.official_id = a.id and p.main and (p.to_date is null or p.to_date >= p.from_date)
    union all
    select daterange((i.month || '-01')::date, ((i.month || '-01')::date + interval '1 month')::date) from imported_months i
      where i.official_id = a.id and ${byLaw('i.edition')} and i.ended_at is null
  ) s on true group by a.id, a.year
)
select s.id as "officialId", (select json_agg(case when upper(r) = upper(s.year) then json_build_object('from', lower(r))
    else json_build_object('from', lower(r), 'to', upper(r) - 1) end order by lower(r)) from unnest(s.days) r) as spans
from served s where not isempty(s.days) and s.days <> datemultirange(s.year)`;
