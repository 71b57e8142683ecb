import type { Act } from '../../acts/act.js';
import type { TouchedPaper, Touches } from '../../corrections/correction-kind.js';
import type { Rows } from '../../database/db.js';
import { approversOn, nameOf } from '../../standing/chain.js';
import { lastDay } from '../../standing/units-on.js';
import type { Days } from './spans.js';

/** Whose papers a change may touch: those of some people, and of all below some units where who decides may change. */
export interface Reach {
  officialIds: readonly number[];
  paths: readonly string[];
  days: readonly Days[];
  /** Their own papers are touched by it: not so where only a title or a number of a decision changes. */
  weighs: boolean;
}

interface PaperRow {
  paper: TouchedPaper['paper'];
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  unit: string;
  month: string;
  span: TouchedPaper['span'];
  status: string;
  decided: boolean;
  closed: boolean;
  scorer: number | null;
  /** The day that says who decides: of what is closed its last one, else today. */
  day: string;
  /** Its last day is one of those that change. */
  within: boolean;
}

const MOST = 3000;

/** SQL: is any of the days from $3 to $4 (both lists) between two? */
const meets = (from: string, to: string) =>
  `exists (select 1 from unnest($3::date[], $4::date[]) as d (first, last) where d.first <= ${to} and d.last >= ${from})`;

const PAPERS = `
with papers as (
  select 'evaluation' as paper, e.id, e.official_id, e.unit_id, e.month, 'month' as span, e.status, e.status in ('approved', 'reviewed') as decided,
    p.closed_at is not null as closed, (select a.by_account from approvals a where a.id = e.approval_id) as scorer, ${lastDay('p.month')} as last_day
  from evaluations e join periods p on p.id = e.period_id where p.opened_at is not null
  union all
  select 'legal', s.id, s.official_id, s.unit_id, s.month, p.span, s.status, s.status = 'confirmed', p.closed_at is not null,
    (select r.by_account from legal_results r where r.id = s.result_id), ${lastDay('p.month')}
  from legal_forms s join legal_periods p on p.id = s.legal_period_id
  union all
  select 'year', s.id, s.official_id, s.unit_id, y.year::text, 'year', '', s.label_id is not null, y.published_at is not null,
    (select l.by_account from labels l where l.id = s.label_id), (y.year || '-12-31')::date
  from year_records s join years y on y.id = s.year_id)
select p.paper, p.id, p.official_id as "officialId", o.full_name as name, p.unit_id as "unitId", u.name as unit, p.month, p.span, p.status, p.decided, p.closed,
  p.scorer, case when p.closed then p.last_day else $5::date end as day, ${meets('p.last_day', 'p.last_day')} as within
from papers p join officials o on o.id = p.official_id join units u on u.id = p.unit_id
where (p.official_id = any ($1::int[]) or exists (select 1 from unnest($2::text[]) as x (path) where u.path like x.path || '%'))
  and (not p.closed or ${meets('p.last_day', 'p.last_day')})
order by p.official_id = any ($1::int[]) desc, p.closed, p.decided desc, p.month desc, o.sort_name, p.paper, p.id limit $6`;

/** Closed months and published years that share a day with those that change. */
const ROUNDS = `
select x.kind, x.time, x.span, r.name from (
  select 'evaluations' as kind, month as time, 'month' as span, root_unit_id, (month || '-01')::date as first, ${lastDay('month')} as last from periods where closed_at is not null
  union all
  select 'law', month, span, root_unit_id, ((month || '-01')::date - case when span = 'quarter' then interval '2 months' else interval '0' end)::date, ${lastDay('month')}
  from legal_periods where closed_at is not null
  union all
  select 'year', year::text, 'year', root_unit_id, (year || '-01-01')::date, (year || '-12-31')::date from years where published_at is not null) x
join units r on r.id = x.root_unit_id
where exists (select 1 from unnest($1::int[]) as w (id) join units u on u.id = w.id where u.path like r.path || '%')
  and exists (select 1 from unnest($2::date[], $3::date[]) as d (first, last) where d.first <= x.last and d.last >= x.first)
order by x.time desc, x.kind, r.sort_name, r.id limit 200`;

/** What a change touches: everything is looked at before and, with the change done, after. */
export async function touchedPapers(
  act: Act,
  reach: Reach,
  unitIds: readonly number[],
  change: () => Promise<unknown>,
): Promise<Omit<Touches, 'notes' | 'officialIds' | 'unitIds'>> {
  const rounds = await act.rows<Touches['rounds'][number]>(ROUNDS, [unitIds, ...daysAsLists(reach.days)]);
  const before = await look(act, reach);
  await change();
  const after = await look(act, reach);
  const papers = reach.weighs ? compared(before, after, reach) : [];
  const second = rounds.length > 0 || papers.some(({ decided }) => decided);
  return { second, rounds, papers, more: before.size >= MOST };
}

type Looked = Map<string, PaperRow & { approver: string | null }>;

async function look(on: Rows & { today: string }, { officialIds, paths, days }: Reach): Promise<Looked> {
  const rows = await on.rows<PaperRow>(PAPERS, [officialIds, paths, ...daysAsLists(days), on.today, MOST]);
  const approvers = await approversOn(on, rows);
  return new Map(rows.map((row) => [`${row.paper} ${row.id}`, { ...row, approver: nameOf(approvers.get(row)!) }]));
}

function daysAsLists(days: readonly Days[]): [string[], string[]] {
  return [days.map(({ from }) => from), days.map(({ to }) => to)];
}

function compared(before: Looked, after: Looked, { officialIds }: Reach): TouchedPaper[] {
  const own = new Set(officialIds);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): TouchedPaper[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const row = was ?? is!;
    const fate = fateOf(was, is);
    const approverAfter = is ? is.approver : row.approver;
    // What is decided or closed of the person's own is touched by its day; whatever else, where something comes of it.
    const touched = (own.has(row.officialId) && row.within) || fate !== 'stays' || approverAfter !== row.approver;
    if (!touched) return [];
    const { within: _, day: __, ...said } = row;
    return [{ ...said, approverAfter, unitAfter: is?.unit ?? row.unit, fate }];
  });
}

function fateOf(was: PaperRow | undefined, is: PaperRow | undefined): TouchedPaper['fate'] {
  if (!was) return 'comes';
  if (!is) return 'goes';
  if (is.status !== was.status && ['excused', 'absent'].includes(is.status)) return 'excused';
  return is.unitId !== was.unitId ? 'moves' : 'stays';
}
