import type { Rows } from '../../database/db.js';
import { approversOn, nameOf } from '../../standing/chain.js';
import { lastDay } from '../../standing/units-on.js';

/** Open papers of a time before an act's day: they stay in their unit, so who decides on them may be another than on the person's next ones. */
export interface LeftPapers {
  kind: 'evaluations' | 'law' | 'hanoi';
  /** YYYY-MM */
  time: string;
  span: 'month' | 'quarter';
  unit: string;
  papers: number;
  /** Null: outside the tree. */
  before: string | null;
  after: string | null;
}

interface Paper extends Pick<LeftPapers, 'kind' | 'time' | 'span' | 'unit'> {
  officialId: number;
  unitId: number;
  day: string;
}

const LEFT = `
with here as (select u.id, u.name from units u where exists (select 1 from unnest($1::text[]) as x (path) where u.path like x.path || '%'))
select 'evaluations' as kind, p.month as time, 'month' as span, h.name as unit, e.official_id as "officialId", e.unit_id as "unitId", $2::date as day
from periods p join evaluations e on e.period_id = p.id join here h on h.id = e.unit_id
where p.opened_at is not null and p.closed_at is null and ${lastDay('p.month')} < $2::date and e.status in ('draft', 'submitted', 'returned')
union all
select case when s.frame_id is null then 'law' else 'hanoi' end, p.month, p.span, h.name, s.official_id, s.unit_id, $2::date
from legal_periods p join legal_forms s on s.legal_period_id = p.id join here h on h.id = s.unit_id
where p.closed_at is null and ${lastDay('p.month')} < $2::date and s.status in ('draft', 'submitted', 'returned')
order by time, kind, unit limit 3000`;

/** Undecided papers below the paths of times that end before the day. */
export function papersLeft(on: Rows, paths: readonly string[], day: string): Promise<Paper[]> {
  return on.rows<Paper>(LEFT, [paths, day]);
}

/** Who decides on each of them as things are now. */
export async function decidersOf(on: Rows, papers: readonly Paper[]): Promise<(string | null)[]> {
  const approvers = await approversOn(on, papers);
  return papers.map((paper) => nameOf(approvers.get(paper)!));
}

/** Those whose decider is another with the act than without it, counted by month, unit and deciders. */
export function leftTo(
  papers: readonly Paper[],
  before: readonly (string | null)[],
  after: readonly (string | null)[],
): LeftPapers[] {
  const lines = new Map<string, LeftPapers>();
  papers.forEach(({ kind, time, span, unit, unitId }, at) => {
    const [was, is] = [before[at] ?? null, after[at] ?? null];
    if (was === is) return;
    const key = [kind, time, span, unitId, was, is].join(' ');
    const line = lines.get(key) ?? { kind, time, span, unit, papers: 0, before: was, after: is };
    lines.set(key, { ...line, papers: line.papers + 1 });
  });
  return [...lines.values()];
}
