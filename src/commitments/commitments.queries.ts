import { inUnit, nameOn, unitOn, unitsOn } from '../standing/units-on.js';
import type { FileContent } from '../evaluations/files/attachments.service.js';
import type { Rows } from '../database/db.js';
import { actingKnown, closedAt, postsKnown } from '../standing/known.js';
import { heldOn } from '../standing/validity.js';
import { growTree, type Branch } from '../units/tree.js';
import { leadersOn, SAID, SAID_JOIN } from './said.js';

/**
 * One leader's say and do over a span, the twelve months up to a day unless said. What they promised is one set of commitments throughout: those that
 * fell due in the span and those still ahead at its end. made = due + open; due = kept + broken + unsaid; moved and fromDialogues are parts of made.
 */
export interface LeaderCounts {
  officialId: number;
  name: string;
  title: string;
  tier: number;
  position: 'head' | 'deputy' | 'member';
  unitId: number;
  unitName: string;
  unitPath: string;
  made: number;
  due: number;
  kept: number;
  broken: number;
  unsaid: number;
  moved: number;
  /** Promised and not due yet on the last day. */
  open: number;
  fromDialogues: number;
}

/** Every leader of the agency in the order of the tree, head before deputy; never by share. */
export async function keptShares(
  db: Rows,
  asked: { rootUnitId: number; until: string; from?: string },
): Promise<LeaderCounts[]> {
  const rows = await db.rows<LeaderCounts>(SHARES, [asked.rootUnitId, asked.until, asked.from ?? null], 'kept-shares');
  const places = new Map((await unitsInTreeOrder(db, asked.rootUnitId, asked.until)).map((id, place) => [id, place]));
  return rows.sort((a, b) => places.get(a.unitId)! - places.get(b.unitId)!);
}

/** CTEs after another: `sums`, one row a person of those asked for who promised something. `from` null: twelve months up to `day`. */
const counted = (people: string, day: string, from: string) => `, counted as (
  select c.official_id, c.due_on <= ${day}::date as fell_due, c.dialogue_id, m.at is not null as moved, ${SAID} as said
  from commitments c left join commitment_moves m on m.commitment_id = c.id and m.at < ${day}::date + 1 ${SAID_JOIN}
  where c.official_id in (${people}) and c.made_at < ${day}::date + 1 and c.due_on >= coalesce(${from}::date, (${day}::date - interval '12 months')::date + 1)
), sums as (
  select official_id, count(*)::int as made, count(*) filter (where moved)::int as moved, count(*) filter (where dialogue_id is not null)::int as promised,
    count(*) filter (where fell_due)::int as due, count(*) filter (where fell_due and said)::int as kept, count(*) filter (where fell_due and not said)::int as broken,
    count(*) filter (where not fell_due)::int as open
  from counted group by official_id
)`;

/** In a closed month as it was known when it closed. */
const SHUT = closedAt('(select path from units where id = $1)', '$2::date');

const SHARES = `
with leaders as (
  select distinct on (l.official_id) l.* from (${leadersOn('$2', postsKnown(SHUT), actingKnown(SHUT))}) l join ${unitsOn('$2::date')} u on u.id = l.unit_id
  where strpos(u.path, '/' || $1::int || '/') > 0
  order by l.official_id, l.main desc, array_position(array['head','deputy','member'], l.position), l.tier desc
)${counted('select official_id from leaders', '$2', '$3')}
select o.id as "officialId", o.full_name as name, l.title, l.tier, l.position, u.id as "unitId", u.name as "unitName", u.path as "unitPath",
  coalesce(s.made, 0) as made, coalesce(s.due, 0) as due, coalesce(s.kept, 0) as kept, coalesce(s.broken, 0) as broken,
  coalesce(s.due - s.kept - s.broken, 0) as unsaid, coalesce(s.moved, 0) as moved, coalesce(s.open, 0) as open, coalesce(s.promised, 0) as "fromDialogues"
from leaders l join officials o on o.id = l.official_id join ${unitsOn('$2::date')} u on u.id = l.unit_id left join sums s on s.official_id = l.official_id
order by array_position(array['head','deputy','member'], l.position), l.tier desc, o.sort_name, o.id`;

export type Totals = Omit<
  LeaderCounts,
  'officialId' | 'name' | 'title' | 'tier' | 'position' | 'unitId' | 'unitName' | 'unitPath'
>;

/** The same over all of them: what a tile or a sentence says of a table. */
export function totalsOf(leaders: readonly Totals[]): Totals {
  const sum = (key: keyof Totals) => leaders.reduce((all, leader) => all + leader[key], 0);
  return {
    made: sum('made'),
    due: sum('due'),
    kept: sum('kept'),
    broken: sum('broken'),
    unsaid: sum('unsaid'),
    moved: sum('moved'),
    open: sum('open'),
    fromDialogues: sum('fromDialogues'),
  };
}

export type PersonCounts = Pick<LeaderCounts, 'made' | 'due' | 'kept' | 'broken' | 'unsaid' | 'moved' | 'open'>;

/** The same counts for people by their ids; who never made a commitment is left out. */
export async function countsOfPeople(
  db: Rows,
  officialIds: readonly number[],
  until: string,
): Promise<Map<number, PersonCounts>> {
  const rows = await db.rows<PersonCounts & { officialId: number }>(
    `with people as (select unnest($1::int[]) as official_id)${counted('select official_id from people', '$2', 'null')}
     select official_id as "officialId", made, due, kept, broken, due - kept - broken as unsaid, moved, open from sums`,
    [officialIds, until],
    'counts-of-people',
  );
  return new Map(rows.map(({ officialId, ...counts }) => [officialId, counts]));
}

/** Ids of a unit and all below it, each before those below it. */
async function unitsInTreeOrder(db: Rows, rootUnitId: number, day: string): Promise<number[]> {
  const rows = await db.rows<{ id: number; parentId: number | null }>(
    `select u.id, u.parent_id as "parentId" from ${unitsOn('$2::date')} u where strpos(u.path, '/' || $1::int || '/') > 0 order by u.position, u.sort_name, u.id`,
    [rootUnitId, day],
    'units-below',
  );
  const walk = (branches: Branch<{ id: number; parentId: number | null }>[]): number[] =>
    branches.flatMap(({ id, children }) => [id, ...walk(children)]);
  return walk(growTree(rows));
}

export interface DueCommitmentRow {
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  unitName: string;
  text: string;
  dueOn: string;
  firstDueOn: string;
  /** null: nothing said yet. */
  kept: boolean | null;
  dialogueId: number | null;
}

const SHUT_THEN = closedAt('$1', '$3::date');

/** Leaders' commitments below a unit that fall due from one day to another, both included, the nearest first. Text is for people of the agency. */
export function dueWithin(
  db: Rows,
  asked: { unitPath: string; from: string; to: string; officialId?: number },
  most = 500,
): Promise<DueCommitmentRow[]> {
  return db.rows<DueCommitmentRow>(
    `with leaders as (
       select distinct on (l.official_id) l.official_id, l.unit_id from (${leadersOn('$3', postsKnown(SHUT_THEN), actingKnown(SHUT_THEN))}) l join ${unitsOn('$3::date')} u on u.id = l.unit_id
       where ${inUnit('u', '$1')} order by l.official_id, l.main desc, l.tier desc)
     select c.id, o.id as "officialId", o.full_name as name, u.id as "unitId", u.name as "unitName", c.text, c.due_on as "dueOn",
       c.first_due_on as "firstDueOn", ${SAID} as kept, c.dialogue_id as "dialogueId"
     from commitments c join leaders l on l.official_id = c.official_id join officials o on o.id = c.official_id join ${unitsOn('$3::date')} u on u.id = l.unit_id ${SAID_JOIN}
     where c.due_on between $2::date and $3::date and ($4::int is null or c.official_id = $4) order by c.due_on, o.sort_name, c.id limit $5`,
    [asked.unitPath, asked.from, asked.to, asked.officialId ?? null, most],
    'due-within',
  );
}

export interface PledgeCounts {
  unitId: number;
  unitName: string;
  unitPath: string;
  /** People whose main post is in the unit itself: on the last day of the year, or today while it runs. */
  people: number;
  signed: number;
  acknowledged: number;
  /** Signed although it nearly repeats another's or last year's. */
  nearlySame: number;
  items: number;
  /** Of the items: by the head's word where given, else by the author's. */
  kept: number;
  broken: number;
}

/** The day, at most the year's last. */
const COUNTED_ON = 'least($3::date, make_date($2, 12, 31))';

/** Yearly pledges per unit at or below a path. `day` is the day on which people are counted; where its month is closed, as they were known then. */
export function pledgeCounts(
  db: Rows,
  asked: { unitPath: string; year: number; day: string },
): Promise<PledgeCounts[]> {
  return db.rows<PledgeCounts>(
    `with people as (
       select p.unit_id, p.official_id from ${postsKnown(closedAt('$1', COUNTED_ON))} p
       where p.main and ${heldOn('p', COUNTED_ON)}),
     done as (
       select g.official_id, g.acknowledged_at is not null as acknowledged, g.nearly_same <> '[]'::jsonb as same, count(*)::int as items,
         count(*) filter (where coalesce(i.head_kept, i.self_kept))::int as kept, count(*) filter (where not coalesce(i.head_kept, i.self_kept))::int as broken
       from pledges g join pledge_items i on i.pledge_id = g.id where g.year = $2 and g.signed_at is not null group by g.id)
     select u.id as "unitId", u.name as "unitName", u.path as "unitPath", count(*)::int as people, count(d.official_id)::int as signed,
       count(*) filter (where d.acknowledged)::int as acknowledged, count(*) filter (where d.same)::int as "nearlySame",
       coalesce(sum(d.items), 0)::int as items, coalesce(sum(d.kept), 0)::int as kept, coalesce(sum(d.broken), 0)::int as broken
     from ${unitsOn(COUNTED_ON)} u join people w on w.unit_id = u.id left join done d on d.official_id = w.official_id
     where ${inUnit('u', '$1')} group by u.id, u.name, u.path order by u.path`,
    [asked.unitPath, asked.year, asked.day],
    'pledge-counts',
  );
}

export interface DialogueRow {
  id: number;
  unitId: number;
  unitName: string;
  leaderId: number;
  leaderName: string;
  heldOn: string;
  withWhom: string;
  people: number | null;
  asked: string;
  answered: string;
  withdrawnAt: Date | null;
  promises: number;
  kept: number;
  broken: number;
}

export const DIALOGUE = `select d.id, d.unit_id as "unitId", ${nameOn('d.unit_id', 'd.held_on')} as "unitName", d.leader_id as "leaderId", o.full_name as "leaderName", d.held_on as "heldOn",
  d.with_whom as "withWhom", d.people, d.asked, d.answered, d.withdrawn_at as "withdrawnAt", coalesce(n.promises, 0) as promises,
  coalesce(n.kept, 0) as kept, coalesce(n.broken, 0) as broken
from dialogues d join units u on u.id = d.unit_id join officials o on o.id = d.leader_id
left join lateral (
  select count(*)::int as promises, count(*) filter (where ${SAID})::int as kept, count(*) filter (where not (${SAID}))::int as broken
  from commitments c ${SAID_JOIN} where c.dialogue_id = d.id) n on true`;

/** Dialogues that stand (not withdrawn) below a unit between two days, the newest first. */
export function dialoguesOf(db: Rows, asked: { unitPath: string; from: string; to: string }): Promise<DialogueRow[]> {
  return db.rows<DialogueRow>(
    `${DIALOGUE} where exists (select 1 from ${unitOn('d.unit_id', 'd.held_on')} w where ${inUnit('w', '$1')}) and d.held_on between $2::date and $3::date and d.withdrawn_at is null order by d.held_on desc, d.id desc limit 1000`,
    [asked.unitPath, asked.from, asked.to],
    'dialogues-of',
  );
}

export function proofFile(on: Rows, commitmentId: number, proofId: number): Promise<FileContent | undefined> {
  return on.one<FileContent>(
    `select f.name, f.media_type as "mediaType", f.content from commitment_proofs p join files f on f.id = p.file_id where p.commitment_id = $1 and p.id = $2`,
    [commitmentId, proofId],
  );
}
