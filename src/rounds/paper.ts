import { lastDay, nameOn } from '../standing/units-on.js';
import { unitsOn } from '../standing/units-on.js';
import { heldOn } from '../standing/validity.js';

/** A round (a month, a month by the law) whose papers follow people's posts; the post held on the last day counts. */
export interface Round {
  id: number;
  month: string;
  /** Of a round that may be a quarter, stored under its last month. */
  span?: 'month' | 'quarter';
}

/** Where the papers of a round stand, and what shows that nobody did anything to one yet. */
export interface PaperTables {
  papers: string;
  rounds: string;
  /** The column of a paper that names its round. */
  round: string;
  /** The column by which other rows name the paper. */
  paper: string;
  /** Columns that are empty in an untouched paper. */
  marks: readonly string[];
  /** Tables that hold no row of an untouched paper. */
  traces: readonly string[];
}

/** SQL: does the person of the row hold a main post in the tree of the round ($1) on its last day ($2)? */
export function holdsPost({ rounds }: Pick<PaperTables, 'rounds'>, row: string): string {
  return `exists (
  select 1 from posts held join ${unitsOn('$2::date')} here on here.id = held.unit_id join ${rounds} of_round on of_round.id = $1 join ${unitsOn('$2::date')} root on root.id = of_round.root_unit_id
  where held.official_id = ${row}.official_id and held.main and here.path like root.path || '%'
    and ${heldOn('held', '$2::date')})`;
}

/** Whose papers are settled: of one person ($3) or everybody, but nobody takes themself ($4) out of a round. */
const SETTLED = 'p.official_id is distinct from $4::int and ($3::int is null or p.official_id = $3)';

/** SQL: nobody did anything to the paper `p` yet. */
function untouched({ paper, marks, traces }: PaperTables): string {
  return [
    `p.status = 'draft'`,
    ...marks.map((column) => `p.${column} is null`),
    ...traces.map((table) => `not exists (select 1 from ${table} x where x.${paper} = p.id)`),
  ].join(' and ');
}

/** SQL: the undecided papers of who left, locked. */
export function leftPapers(tables: PaperTables): string {
  const { papers, round } = tables;
  return `
select p.id, p.official_id as "officialId", o.full_name as name, p.unit_id as "unitId", p.status, ${untouched(tables)} as untouched
from ${papers} p join officials o on o.id = p.official_id
where p.${round} = $1 and p.status in ('draft', 'submitted', 'returned') and ${SETTLED} and not ${holdsPost(tables, 'p')}
order by p.id for update of p`;
}

/** SQL: papers of a round ($1) to which nobody did anything, of people for whom it does not hold ($2: the kinds it holds for) since their kind was put right. */
export function outsideTheirKind(tables: PaperTables): string {
  const { papers, round } = tables;
  return `select p.id, p.official_id as "officialId", p.unit_id as "unitId" from ${papers} p join officials o on o.id = p.official_id
where p.${round} = $1 and o.person_type <> p.person_type and o.person_type <> all ($2::text[]) and ($3::int is null or p.official_id = $3) and ${untouched(tables)} for update of p`;
}

/** SQL: the papers of a person (their id) in open rounds to which nobody did anything yet. */
export function blankPapers(tables: PaperTables, person: string): string {
  const { papers, rounds, round } = tables;
  return `select p.id from ${papers} p join ${rounds} r on r.id = p.${round} where p.official_id = ${person} and r.closed_at is null and ${untouched(tables)}`;
}

/** SQL: the papers that were taken out as `gone` says, of who holds a post after all, locked; `x` is what is joined. */
export function backPapers(tables: PaperTables, gone: { columns?: string; join?: string; when: string }): string {
  const { columns = '', join = '', when } = gone;
  return `
select p.id, p.official_id as "officialId"${columns} from ${tables.papers} p ${join}
where p.${tables.round} = $1 and ${when} and ${SETTLED} and ${holdsPost(tables, 'p')}
order by p.id for update of p`;
}

/** SQL: the open rounds that a person ($1) has a paper in, or a main post to have one for; locked, as a closing locks them. */
export function openRoundsOf({ papers, rounds, round }: PaperTables, columns = ''): string {
  return `
select r.id, r.month${columns} from ${rounds} r join units root on root.id = r.root_unit_id
where r.opened_at is not null and r.closed_at is null and (
  exists (select 1 from ${papers} p where p.${round} = r.id and p.official_id = $1)
  or exists (select 1 from posts m join units u on u.id = m.unit_id where m.official_id = $1 and m.main and u.path like root.path || '%'))
order by r.id for update of r`;
}

export interface UnitProgress {
  unitId: number;
  name: string;
  papers: number;
  notYet: number;
  waiting: number;
  done: number;
}

/** SQL: units with something left to do in a round ($1), those where most waits for a decision first; so many ($2) at most. */
export function progressByUnit({ papers, round }: PaperTables): string {
  return `
select u.id as "unitId", ${nameOn('u.id', lastDay('min(p.month)'))} as name, count(*)::int as papers, count(*) filter (where p.status in ('draft', 'returned'))::int as "notYet",
  count(*) filter (where p.status = 'submitted')::int as waiting,
  count(*) filter (where p.status not in ('draft', 'submitted', 'returned'))::int as done
from ${papers} p join units u on u.id = p.unit_id where p.${round} = $1
group by u.id having count(*) filter (where p.status in ('draft', 'submitted', 'returned')) > 0
order by waiting desc, "notYet" desc, u.path limit $2`;
}
