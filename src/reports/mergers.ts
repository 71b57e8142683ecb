import type { Rows } from '../database/db.js';
import { inUnit, nameOn, unitsOn } from '../standing/units-on.js';
import type { ReportBlock } from './report-model.js';
import { twelveMonthsTo } from './span.js';
import type { Words } from './words.js';
import { paragraph } from './results/blocks.js';

/** The first day of the twelve months that end with this one: those that a report looks back over. */
export function yearBefore(month: string): string {
  return `${twelveMonthsTo(month)[0]!}-01`;
}

interface Merger {
  into: string;
  merged: string;
  day: string;
}

/** Where figures come from: what units at and below a path took in from one day to another, as they were called then. */
export async function mergersPart(
  on: Rows,
  words: Words,
  path: string,
  from: string,
  to: string,
): Promise<ReportBlock[]> {
  const rows = await on.rows<Merger>(MERGERS, [path, from, to], 'report-mergers');
  return rows.map(({ into, merged, day }) => paragraph(words.say('mergers', { into, merged, date: words.date(day) })));
}

const MERGERS = `
select u.name as "into", string_agg(${nameOn('h.unit_id', 'a.day - 1')}, ', ' order by h.unit_id) as merged, a.day
from unit_acts a join ${unitsOn('$3::date')} u on u.id = a.unit_id join unit_act_changes h on h.act_id = a.id and h.role = 'merged'
where a.kind = 'merge' and a.day between $2::date and $3::date and ${inUnit('u', '$1')} and not exists (select 1 from unit_acts n where n.corrects_id = a.id)
group by a.id, a.day, u.name order by a.day, a.id`;
