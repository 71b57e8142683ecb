import type { Rows } from '../../database/db.js';
import { approverOfMembers, headChain, nameOf } from '../../standing/chain.js';
import { heldOn } from '../../standing/validity.js';

/** Papers of people of some units in a round that is open. */
interface OpenRound {
  kind: 'evaluations' | 'law' | 'hanoi' | 'year';
  /** YYYY-MM, of a year YYYY. */
  time: string;
  span: 'month' | 'quarter' | 'year';
  papers: number;
  decided: number;
}

/** What an act on some units, and all below them, touches. */
export interface Touched {
  people: { officialId: number; name: string; title: string; unitId: number; head: boolean }[];
  units: number;
  rounds: OpenRound[];
  roles: number;
  acting: number;
  oversights: number;
  seats: number;
  /** Who decides on the papers of the first unit's people today; null for somebody outside the tree. */
  approver: string | null;
}

const SHOWN = 300;

export async function touchedBy(
  on: Rows,
  unitIds: readonly number[],
  paths: readonly string[],
  day: string,
): Promise<Touched> {
  const counts = await on.one<Omit<Touched, 'people' | 'rounds' | 'approver'>>(COUNTS, [paths, day]);
  const people = await peopleWithin(on, paths, day);
  const rounds = await on.rows<OpenRound>(ROUNDS, [paths]);
  const approver = nameOf(approverOfMembers(await headChain(on, unitIds[0]!, day)));
  return { ...counts!, people, rounds, approver };
}

/** Who holds a main post in these units or below them on a day, as many as a page shows. */
export function peopleWithin(on: Rows, paths: readonly string[], day: string): Promise<Touched['people']> {
  return on.rows<Touched['people'][number]>(PEOPLE, [paths, day, SHOWN]);
}

const HERE = `here as (select u.id from units u where exists (select 1 from unnest($1::text[]) as x (path) where u.path like x.path || '%'))`;

const COUNTS = `
with ${HERE}
select (select count(*)::int from here) as units,
  (select count(*)::int from account_roles r join here h on h.id = r.unit_id where r.ended_at is null) as roles,
  (select count(*)::int from acting_appointments x join here h on h.id = x.unit_id where ${heldOn('x', '$2::date')}) as acting,
  (select count(*)::int from oversights x join here h on h.id = x.unit_id where ${heldOn('x', '$2::date')}) as oversights,
  (select count(*)::int from committee_members m join committees c on c.id = m.committee_id join here h on h.id = c.unit_id where ${heldOn('m', '$2::date')}) as seats`;

const PEOPLE = `
with ${HERE}
select o.id as "officialId", o.full_name as name, p.title, p.unit_id as "unitId", p.position = 'head' as head
from posts p join here h on h.id = p.unit_id join officials o on o.id = p.official_id
where p.main and ${heldOn('p', '$2::date')} order by p.position <> 'head', o.sort_name, o.id limit $3`;

const ROUNDS = `
with ${HERE}
select 'evaluations' as kind, p.month as time, 'month' as span, count(*)::int as papers, count(*) filter (where e.status in ('approved', 'reviewed'))::int as decided
from periods p join evaluations e on e.period_id = p.id join here h on h.id = e.unit_id where p.opened_at is not null and p.closed_at is null group by p.month
union all
select case when s.frame_id is null then 'law' else 'hanoi' end, p.month, p.span, count(*)::int, count(*) filter (where s.status = 'confirmed')::int
from legal_periods p join legal_forms s on s.legal_period_id = p.id join here h on h.id = s.unit_id where p.opened_at is not null and p.closed_at is null group by 1, 2, 3
union all
select 'year', y.year::text, 'year', count(*)::int, count(*) filter (where s.label_id is not null)::int
from years y join year_records s on s.year_id = y.id join here h on h.id = s.unit_id where y.published_at is null group by y.year
order by time, kind`;
