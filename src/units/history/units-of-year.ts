import type { Rows } from '../../database/db.js';
import { lasts } from '../../standing/validity.js';

/** A unit that somebody's main post lay in, under the name it had then. */
export interface UnitOfYear {
  name: string;
  from: string;
  to: string;
}

/** The units of a person's year, one after the other; empty where it was one under one name throughout. */
export async function unitsOfYear(on: Rows, officialId: number, year: number): Promise<UnitOfYear[]> {
  const rows = await on.rows<UnitOfYear>(UNITS, [officialId, `${year}-01-01`, `${year}-12-31`], 'units-of-year');
  const spans: UnitOfYear[] = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last?.name === row.name) last.to = row.to;
    else spans.push({ ...row });
  }
  return spans.length > 1 ? spans : [];
}

const YEAR = { from: '$2::date', to: '$3::date' };

const UNITS = `
select s.name, greatest(p.from_date, s.from_date, $2::date)::text as "from", least(p.to_date, s.to_date, $3::date)::text as "to"
from posts p join (select id, name, from_date, to_date from units union all select unit_id, name, from_date, to_date from unit_states) s on s.id = p.unit_id
where p.official_id = $1 and p.main and ${lasts('p', YEAR)} and ${lasts('s', YEAR)}
  and daterange(p.from_date, p.to_date, '[]') && daterange(s.from_date, s.to_date, '[]')
order by "from", p.id`;
