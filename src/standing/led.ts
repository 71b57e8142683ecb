import { actingKnown, oversightsKnown, postsKnown } from './known.js';
import { unitOn, unitsOn } from './units-on.js';
import type { Rows } from '../database/db.js';
import { heldOn, lasts, type Span } from './validity.js';
import type { Holder } from './chain.js';

/** Whom a person leads on a day: whose results they answer for. In the order of names. */
export async function ledBy(on: Rows, officialId: number, day: string): Promise<Holder[]> {
  return on.rows<Holder>(
    `${LEADS_DOWN} select o.id as "officialId", o.full_name as name from officials o
     where o.id in (select led from leads where leader = $2) order by o.sort_name, o.id`,
    [day, officialId],
    'led-by',
  );
}

/** Whom each of these people leads on a day, as it was known at a moment or is known now; who leads nobody is left out. */
export async function ledByMany(
  on: Rows,
  officialIds: readonly number[],
  day: string,
  known: Date | null = null,
): Promise<Map<number, number[]>> {
  const rows = known
    ? await on.rows<LedRow>(`${LEADS_KNOWN} ${LED}`, [day, officialIds, known], 'led-by-many-known')
    : await on.rows<LedRow>(`${LEADS_DOWN} ${LED}`, [day, officialIds], 'led-by-many');
  return new Map(rows.map((row) => [row.leader, row.led]));
}

interface LedRow {
  leader: number;
  led: number[];
}

const LED =
  'select l.leader, array_agg(distinct l.led) as led from leads l where l.leader = any($2::int[]) group by l.leader';

/** Who leads each of these people on a day; who is led by nobody is left out. */
export async function leadersOf(on: Rows, officialIds: readonly number[], day: string): Promise<Map<number, Holder[]>> {
  const rows = await on.rows<Holder & { led: number }>(
    `${LEADS} select l.led, o.id as "officialId", o.full_name as name
     from (select distinct led, leader from leads where led = any($2::int[])) l join officials o on o.id = l.leader order by l.led, o.sort_name, o.id`,
    [day, officialIds],
    'leaders-of',
  );
  const leaders = new Map<number, Holder[]>();
  for (const { led, officialId, name } of rows) leaders.set(led, [...(leaders.get(led) ?? []), { officialId, name }]);
  return leaders;
}

const inForce = (row: string) => heldOn(row, '$1::date');

/**
 * The relation "leads" on the day $1. `heads` has the head's rights (the acting head where there is one); `top` is who
 * stands at the head of a unit in either way. Whoever holds the head's post while another acts is led from above,
 * not by the one who acts: otherwise each would wait for the other's evaluation.
 */
const leads = (posts: string, acting: string, oversights: string, headOfUnit: string, headOverseen: string) => `
with acting as not materialized (
  select x.unit_id, x.official_id from ${acting} x where ${inForce('x')}
), head_posts as not materialized (
  select p.unit_id, p.official_id from ${posts} p where p.position = 'head' and ${inForce('p')}
), heads as not materialized (
  select unit_id, official_id from acting
  union all
  select h.unit_id, h.official_id from head_posts h where not exists (select 1 from acting a where a.unit_id = h.unit_id)
), top as not materialized (
  select unit_id, official_id from acting union all select unit_id, official_id from head_posts
), leads as not materialized (
  select h.official_id as leader, p.official_id as led
  from heads h join ${posts} p on p.unit_id = h.unit_id and p.main and p.position <> 'head' and ${inForce('p')}
  where p.official_id <> h.official_id
  union all
  select h.official_id, t.official_id
  from heads h join ${unitsOn('$1::date')} u on u.parent_id = h.unit_id join ${headOfUnit}
  where t.official_id <> h.official_id
  union all
  select p.official_id, t.official_id
  from ${oversights} o join ${posts} p on p.id = o.post_id and p.position = 'deputy' and ${inForce('p')} join ${headOverseen}
  where ${inForce('o')} and t.official_id <> p.official_id
  union all
  select p.official_id, m.official_id
  from ${oversights} o join ${posts} p on p.id = o.post_id and p.position = 'deputy' and ${inForce('p')}
    join ${posts} m on m.official_id = o.official_id and m.main and ${inForce('m')}
  where ${inForce('o')} and o.official_id <> p.official_id
)`;

const topOf = (unit: string) => `top t on t.unit_id = ${unit}`;
const headHere = (unit: string) => `lateral (
    select x.official_id from acting_appointments x where x.unit_id = ${unit} and ${inForce('x')}
    union all
    select q.official_id from posts q where q.unit_id = ${unit} and q.position = 'head' and ${inForce('q')}) t on true`;

export const LEADS = leads('posts', 'acting_appointments', 'oversights', topOf('u.id'), topOf('o.unit_id'));

/** Asked from the leader down: who stands at the head of each of the units found, one by one. */
const LEADS_DOWN = leads('posts', 'acting_appointments', 'oversights', headHere('u.id'), headHere('o.unit_id'));

/** The same as it was known at the moment $3. */
const LEADS_KNOWN = leads(
  postsKnown('$3::timestamptz'),
  actingKnown('$3::timestamptz'),
  oversightsKnown('$3::timestamptz'),
  topOf('u.id'),
  topOf('o.unit_id'),
);

/**
 * SQL: what a person manages in a span: the `path` of each unit they head, act as head of or oversee as deputy, or the
 * `official_id` of whom they oversee as deputy.
 */
export function fieldsLed(leader: string, span: Span): string {
  return `
  select u.path, null::int as official_id from posts p join ${unitOn('p.unit_id', span.to)} u on true
  where p.official_id = ${leader} and p.position = 'head' and ${lasts('p', span)}
  union all
  select u.path, null from acting_appointments x join ${unitOn('x.unit_id', span.to)} u on true
  where x.official_id = ${leader} and ${lasts('x', span)}
  union all
  select u.path, o.official_id from oversights o join posts p on p.id = o.post_id left join ${unitOn('o.unit_id', span.to)} u on true
  where p.official_id = ${leader} and p.position = 'deputy' and ${lasts('p', span)} and ${lasts('o', span)}`;
}

/** SQL: who has a head's rights of which unit on the day: who acts, or who holds the post where nobody acts. */
export function headsOn(day: string): string {
  return `
  select x.unit_id, x.official_id from acting_appointments x where ${heldOn('x', day)}
  union all
  select p.unit_id, p.official_id from posts p where p.position = 'head' and ${heldOn('p', day)}
    and not exists (select 1 from acting_appointments x where x.unit_id = p.unit_id and ${heldOn('x', day)})`;
}
