import { inUnit, lastDay, unitOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import { IN_FORCE } from './measures.queries.js';

/** Figures of a month that cannot belong together: those right below a unit come to more than the unit's own. */
export interface Misfit {
  unitId: number;
  unit: string;
  measureId: number;
  name: string;
  unitLabel: string;
  /** Of what: the figure itself, or how many people were asked. */
  of: 'value' | 'asked';
  whole: string;
  parts: string;
  /** Each unit below with its figure. */
  units: { name: string; value: string }[];
  /** The same as words: "Văn phòng 12; Một cửa 9". */
  listed: string;
}

/** Of a unit and all below it. What the program counts is each unit's own, and no part of a whole. */
export async function misfitsOf(on: Rows, asked: { path: string; month: string }): Promise<Misfit[]> {
  const rows = await on.rows<Omit<Misfit, 'listed'>>(MISFITS, [asked.path, asked.month], 'measure-misfits');
  return rows.map((row) => ({ ...row, listed: row.units.map(({ name, value }) => `${name} ${value}`).join('; ') }));
}

const MISFITS = `
with f as (
  select distinct on (f.measure_id, f.unit_id) f.measure_id, f.unit_id, u.name as unit, u.path, u.parent_id, m.name, m.kind, m.unit_label, m.position,
    case when m.kind = 'count' then f.value else f.asked end as value
  from measure_figures f join ${unitOn('f.unit_id', lastDay('f.month'))} u on true join measures m on m.id = f.measure_id
  where ${IN_FORCE} and ${inUnit('u', '$1')} and f.month = $2 and m.counts is null and (m.closed_on is null or m.closed_on >= ($2 || '-01')::date)
  order by f.measure_id, f.unit_id, f.number desc
)
select w.unit_id as "unitId", w.unit, w.measure_id as "measureId", w.name, case when w.kind = 'count' then w.unit_label else '' end as "unitLabel",
  case when w.kind = 'count' then 'value' else 'asked' end as of, trim_scale(w.value)::text as whole, trim_scale(sum(p.value))::text as parts,
  json_agg(json_build_object('name', p.unit, 'value', trim_scale(p.value)::text) order by p.path) as units
from f w join f p on p.parent_id = w.unit_id and p.measure_id = w.measure_id
where w.value is not null and p.value is not null
group by w.unit_id, w.unit, w.path, w.measure_id, w.name, w.kind, w.unit_label, w.position, w.value having sum(p.value) > w.value
order by w.path, w.position limit 100`;
