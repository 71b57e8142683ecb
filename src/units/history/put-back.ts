import { returnTitles } from './carried-titles.js';
import type { Act } from '../../acts/act.js';
import { heldOn, notOver } from '../../standing/validity.js';
import type { Issue } from '../../web/issues.js';
import { dayBefore } from '../days.js';
import { ROW_TABLES } from './shifted-rows.js';
import { UnitActRow } from './unit-act-row.entity.js';

export interface PuttingBack {
  /** The act that is taken back, its day, and where people came to by it. */
  actId: number;
  since: string;
  unitId: number;
  /** The act that takes it back, and from which day on. */
  byActId: number;
  day: string;
}

interface MovedPost {
  officialId: number;
  endedId: number;
  begunId: number;
  name: string;
  /** As the act left it. */
  stands: boolean;
  /** Another act moved it on. */
  later: string | null;
}

/** Whose posts an act moved; refused where another act, or a hand, has changed them since. */
export async function movedBy(act: Act, { actId, since, unitId }: Pick<PuttingBack, 'actId' | 'since' | 'unitId'>) {
  const posts = await act.rows<MovedPost>(MOVED, [actId, since, unitId, dayBefore(since)]);
  const on = posts.find(({ later }) => later !== null);
  const changed = posts.find(({ stands }) => !stands);
  const issues: Issue[] = on
    ? [{ field: 'annulReason', code: 'units:annulMovedOn', params: { name: on.name, decision: on.later } }]
    : changed
      ? [{ field: 'annulReason', code: 'units:annulChanged', params: { name: changed.name } }]
      : [];
  return { people: [...new Set(posts.map(({ officialId }) => officialId))], issues };
}

const MOVED = `
select e.official_id as "officialId", r.ended_id as "endedId", r.begun_id as "begunId", o.full_name as name,
  b.id is not null and b.unit_id = $3 and b.from_date = $2::date and e.to_date = $4::date as stands,
  (select coalesce(a.decision_number, '–') from unit_act_rows q join unit_acts a on a.id = q.act_id
    where q.kind = 'post' and q.ended_id = b.id and q.act_id <> $1 and not exists (select 1 from unit_acts n where n.corrects_id = a.id) limit 1) as later
from unit_act_rows r join posts e on e.id = r.ended_id join officials o on o.id = e.official_id left join posts b on b.id = r.begun_id
where r.act_id = $1 and r.kind = 'post' order by r.id for update of e`;

type Kind = keyof typeof ROW_TABLES;
/** Oversights hang on posts: they go first. */
const KINDS: readonly Kind[] = ['oversight', 'acting', 'seat', 'post'];

interface Pair {
  endedId: number | null;
  begunId: number | null;
  to: string | null;
}

/** As if the act had not been: what it began is gone, what it ended goes on as far as it would have, or was ended since. */
export async function undoRows(act: Act, { actId, byActId, since }: PuttingBack): Promise<Issue[]> {
  const byHand = await act.one<{ name: string }>(BY_HAND, [actId]);
  if (byHand) return [{ field: 'annulReason', code: 'units:annulOversight', params: { ...byHand } }];
  for (const kind of KINDS) {
    const table = ROW_TABLES[kind];
    const rows = await act.rows<Pair>(PAIRS(kind, table), [actId, dayBefore(since)]);
    await act.change(`delete from ${table} where id = any ($1::int[])`, [
      rows.flatMap(({ begunId }) => (begunId === null ? [] : [begunId])),
    ]);
    const back = rows.filter(({ endedId }) => endedId !== null);
    await act.change(
      `update ${table} x set to_date = g."to" from jsonb_to_recordset($1::jsonb) as g ("endedId" int, "to" date) where x.id = g."endedId"`,
      [JSON.stringify(back)],
    );
    await act.insertMany(
      UnitActRow,
      back.map(({ endedId, to }) => ({ actId: byActId, kind, begunId: endedId, wasTo: to })),
    );
  }
  return [];
}

/** Somebody was given a person or unit to oversee by a post that the act began. */
const BY_HAND = `
select o.full_name as name from oversights x join unit_act_rows r on r.kind = 'post' and r.begun_id = x.post_id and r.act_id = $1
join posts p on p.id = x.post_id join officials o on o.id = p.official_id
where not exists (select 1 from unit_act_rows q where q.act_id = $1 and q.kind = 'oversight' and q.begun_id = x.id) limit 1`;

/** An acting head whom the head had named is named anew by the head. What was changed by hand since stays so. */
const PAIRS = (kind: Kind, table: string) => `
select case when e.to_date = $2::date and not ('${kind}' = 'acting' and exists (
    select 1 from acting_appointments d where d.id = e.id and d.delegation_id is not null)) then e.id end as "endedId", b.id as "begunId",
  case when r.begun_id is null then r.was_to else b.to_date end as "to"
from unit_act_rows r left join ${table} e on e.id = r.ended_id left join ${table} b on b.id = r.begun_id
where r.act_id = $1 and r.kind = '${kind}' and (r.begun_id is null or b.id is not null) order by r.id`;

/** From a day on as before the act: what it began ends, what it had ended begins anew. */
export async function returnRows(act: Act, { actId, byActId, day }: PuttingBack): Promise<void> {
  const params = [actId, byActId, day, dayBefore(day)];
  await act.change(RETURN_POSTS, params);
  await act.change(RETURN_OVERSIGHTS, params);
  await act.change(RETURN_ACTING, params.slice(0, 3));
  await act.change(RETURN_SEATS, params);
  await returnTitles(act, actId, byActId);
}

/** What the act `$1` began and still runs on the day `$3`, and what it ended and nothing took the place of. */
const RUNNING = `(case when r.begun_id is not null then b.id is not null and ${notOver('b', '$3::date')} else coalesce(r.was_to, $3::date) >= $3::date end)`;

const COUNTED = '(select count(*) from over) >= 0';

const RETURN_POSTS = `
with back as (
  select e.official_id, e.unit_id, e.title, e.tier, e.position, e.main, e.decision_number, b.id as begun, b.to_date as until,
    nextval(pg_get_serial_sequence('posts', 'id'))::int as new_id
  from unit_act_rows r join posts e on e.id = r.ended_id join posts b on b.id = r.begun_id
  where r.act_id = $1 and r.kind = 'post' and ${RUNNING}
), over as (
  update posts p set to_date = $4::date from back k where k.begun = p.id returning p.id
), anew as (
  insert into posts (id, official_id, unit_id, title, tier, position, main, from_date, to_date, decision_number) overriding system value
  select new_id, official_id, unit_id, title, tier, position, main, $3::date, until, decision_number from back where ${COUNTED} returning id
)
insert into unit_act_rows (act_id, kind, ended_id, begun_id, was_to)
select $2::int, 'post', k.begun, n.id, k.until from back k join anew n on n.id = k.new_id order by n.id`;

const RETURN_OVERSIGHTS = `
with back as (
  select e.id as ended, e.unit_id, e.official_id, coalesce(n.begun_id, e.post_id) as post_id, b.id as begun,
    case when r.begun_id is not null then b.to_date else r.was_to end as until, nextval(pg_get_serial_sequence('oversights', 'id'))::int as new_id
  from unit_act_rows r left join oversights e on e.id = r.ended_id left join oversights b on b.id = r.begun_id
    left join unit_act_rows m on m.act_id = $1 and m.kind = 'post' and m.ended_id = e.post_id
    left join unit_act_rows n on n.act_id = $2 and n.kind = 'post' and n.ended_id = m.begun_id
  where r.act_id = $1 and r.kind = 'oversight' and ${RUNNING}
), over as (
  update oversights x set to_date = $4::date from back k where k.begun = x.id returning x.id
), anew as (
  insert into oversights (id, post_id, unit_id, official_id, from_date, to_date) overriding system value
  select k.new_id, k.post_id, k.unit_id, k.official_id, $3::date, k.until from back k join posts p on p.id = k.post_id and ${heldOn('p', '$3::date')}
  where k.ended is not null and ${COUNTED} returning id
)
insert into unit_act_rows (act_id, kind, ended_id, begun_id, was_to)
select $2::int, 'oversight', k.begun, n.id, k.until from back k left join anew n on n.id = k.new_id where num_nonnulls(k.begun, n.id) > 0 order by k.new_id`;

const RETURN_ACTING = `
with anew as (
  insert into acting_appointments (unit_id, official_id, from_date, to_date, decision_number)
  select e.unit_id, e.official_id, $3::date, r.was_to, e.decision_number
  from unit_act_rows r join acting_appointments e on e.id = r.ended_id and e.delegation_id is null left join acting_appointments b on b.id = r.begun_id
  where r.act_id = $1 and r.kind = 'acting' and ${RUNNING} returning id, to_date
)
insert into unit_act_rows (act_id, kind, begun_id, was_to) select $2::int, 'acting', id, to_date from anew`;

const RETURN_SEATS = `
with back as (
  select e.committee_id, e.official_id, e.role, b.id as begun, case when r.begun_id is not null then b.to_date else r.was_to end as until,
    nextval(pg_get_serial_sequence('committee_members', 'id'))::int as new_id
  from unit_act_rows r join committee_members e on e.id = r.ended_id left join committee_members b on b.id = r.begun_id
  where r.act_id = $1 and r.kind = 'seat' and ${RUNNING}
), over as (
  update committee_members x set to_date = $4::date from back k where k.begun = x.id returning x.id
), anew as (
  insert into committee_members (id, committee_id, official_id, role, from_date, to_date) overriding system value
  select new_id, committee_id, official_id, role, $3::date, until from back where ${COUNTED} returning id
)
insert into unit_act_rows (act_id, kind, ended_id, begun_id, was_to)
select $2::int, 'seat', k.begun, n.id, k.until from back k join anew n on n.id = k.new_id order by n.id`;
