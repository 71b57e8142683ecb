import type { Act } from '../../acts/act.js';
import { unitsOn } from '../../standing/units-on.js';
import { heldOn } from '../../standing/validity.js';
import { dayBefore } from '../days.js';
import { OPEN } from './moved-posts.js';

interface Carrying {
  actId: number;
  /** Units that people leave. */
  from: readonly number[];
  to: number;
  day: string;
}

/** What hangs on units that end: who oversees them goes along, secretaries too where there is a committee; acting heads and other seats end. */
export async function carryEnded(act: Act, carrying: Carrying): Promise<void> {
  await carryOversights(act, carrying, true);
  const params = [carrying.from, carrying.day, dayBefore(carrying.day), carrying.actId];
  await act.change(ENDED_ACTING, params);
  await act.change(SEATS, [...params, carrying.to]);
}

/**
 * Oversights of units that end, and by posts that ended in them, end the day before. They begin anew with the post and the unit of the day
 * where a deputy still oversees what lies below: the same person is not led twice.
 */
export async function carryOversights(act: Act, { actId, from, to, day }: Carrying, ends: boolean): Promise<void> {
  await act.change(OVERSIGHTS, [from, day, dayBefore(day), actId, to, ends]);
}

/** A unit that is split off beside the one it comes from is overseen by who oversees that one. */
export async function shareOversights(act: Act, { actId, from, to, day }: Carrying): Promise<void> {
  await act.change(SHARED, [from, day, actId, to]);
}

const REACH = (row: string) => `${row}.from_date < $2::date and ${OPEN(row, '$2::date')}`;

/** Is the person led, `x`, below the deputy's unit `p` on the day, and neither they themselves nor its head? */
const BELOW = (unit: string, official: string) => `
  case when ${unit} is not null then exists (select 1 from ${unitsOn('$2::date')} t where t.id = ${unit} and t.id <> s.id and starts_with(t.path, s.path))
  else exists (select 1 from posts m join ${unitsOn('$2::date')} t on t.id = m.unit_id
    where m.official_id = ${official} and m.official_id <> p.official_id and m.main and ${heldOn('m', '$2::date')} and starts_with(t.path, s.path)
      and not (m.unit_id = s.id and m.position = 'head')) end`;

const OVERSIGHTS = `
with over as (
  select x.*, coalesce(r.begun_id, x.post_id) as new_post, case when $6::boolean and x.unit_id = any ($1::int[]) then $5::int else x.unit_id end as new_unit
  from oversights x left join unit_act_rows r on r.act_id = $4 and r.kind = 'post' and r.ended_id = x.post_id
  where ${REACH('x')} and ($6::boolean and x.unit_id = any ($1::int[]) or r.ended_id is not null)
  order by x.id for update of x
), ended as (
  update oversights x set to_date = $3::date from over o where o.id = x.id returning x.id
), going as (
  select distinct on (o.new_post, o.new_unit, o.official_id) o.*, nextval(pg_get_serial_sequence('oversights', 'id'))::int as new_id
  from over o join posts p on p.id = o.new_post and p.position = 'deputy' and ${heldOn('p', '$2::date')} join ${unitsOn('$2::date')} s on s.id = p.unit_id
  where ${BELOW('o.new_unit', 'o.official_id')}
    and not exists (select 1 from oversights q where q.post_id = o.new_post and q.id not in (select id from over)
      and (q.unit_id, q.official_id) is not distinct from (o.new_unit, o.official_id) and ${OPEN('q', '$2::date')})
  order by o.new_post, o.new_unit, o.official_id, o.to_date desc nulls first, o.id
), begun as (
  insert into oversights (id, post_id, unit_id, official_id, from_date, to_date) overriding system value
  select new_id, new_post, new_unit, official_id, $2::date, to_date from going where (select count(*) from ended) > 0 returning id
)
insert into unit_act_rows (act_id, kind, ended_id, begun_id, was_to)
select $4::int, 'oversight', o.id, b.id, o.to_date from over o left join going g on g.id = o.id left join begun b on b.id = g.new_id order by o.id`;

const SHARED = `
with going as (
  select distinct on (x.post_id) x.post_id, x.to_date, nextval(pg_get_serial_sequence('oversights', 'id'))::int as new_id
  from oversights x join posts p on p.id = x.post_id and ${heldOn('p', '$2::date')} join ${unitsOn('$2::date')} s on s.id = p.unit_id
  where x.unit_id = any ($1::int[]) and ${heldOn('x', '$2::date')} and ${BELOW('$4::int', 'null::int')}
  order by x.post_id, x.to_date desc nulls first
), begun as (
  insert into oversights (id, post_id, unit_id, from_date, to_date) overriding system value
  select new_id, post_id, $4::int, $2::date, to_date from going returning id, to_date
)
insert into unit_act_rows (act_id, kind, begun_id, was_to) select $3::int, 'oversight', id, to_date from begun order by id`;

const ENDED_ACTING = `
with over as (
  select x.id, x.to_date from acting_appointments x where x.unit_id = any ($1::int[]) and ${REACH('x')} order by x.id for update of x
), ended as (
  update acting_appointments x set to_date = $3::date from over o where o.id = x.id returning x.id
)
insert into unit_act_rows (act_id, kind, ended_id, was_to) select $4::int, 'acting', o.id, o.to_date from over o join ended e on e.id = o.id order by o.id`;

const SEATS = `
with over as (
  select x.* from committee_members x join committees c on c.id = x.committee_id and c.unit_id = any ($1::int[])
  where ${REACH('x')} order by x.id for update of x
), ended as (
  update committee_members x set to_date = $3::date from over o where o.id = x.id returning x.id
), going as (
  select distinct on (o.official_id) o.id, o.official_id, o.to_date, c.id as committee, nextval(pg_get_serial_sequence('committee_members', 'id'))::int as new_id
  from over o join committees c on c.unit_id = $5 and ${heldOn('c', '$2::date')}
  where o.role = 'secretary' and not exists (
    select 1 from committee_members q where q.committee_id = c.id and q.official_id = o.official_id and ${OPEN('q', '$2::date')})
  order by o.official_id, o.id
), begun as (
  insert into committee_members (id, committee_id, official_id, role, from_date, to_date) overriding system value
  select new_id, committee, official_id, 'secretary', $2::date, to_date from going where (select count(*) from ended) > 0 returning id
)
insert into unit_act_rows (act_id, kind, ended_id, begun_id, was_to)
select $4::int, 'seat', o.id, b.id, o.to_date from over o left join going g on g.id = o.id left join begun b on b.id = g.new_id order by o.id`;
