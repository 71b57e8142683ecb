import type { Rows } from '../database/db.js';
import { notOver } from '../standing/validity.js';

export interface PostRow {
  id: number;
  officialId: number;
  name: string;
  code: string;
  title: string;
  tier: number;
  position: string;
  main: boolean;
  fromDate: string;
  toDate: string | null;
  decisionNumber: string | null;
}

interface MemberRow {
  id: number;
  officialId: number;
  name: string;
  role: string;
  fromDate: string;
  toDate: string | null;
}

export interface CommitteeRow {
  id: number;
  unitId: number;
  name: string;
  members: MemberRow[];
}

export interface ActingRow {
  id: number;
  officialId: number;
  name: string;
  decisionNumber: string;
  /** Made by the head's own naming, not by a decision. */
  delegated: boolean;
  fromDate: string;
  toDate: string | null;
}

const POST = `p.id, o.id as "officialId", o.full_name as name, o.code, p.title, p.tier, p.position, p.main,
  p.from_date as "fromDate", p.to_date as "toDate", p.decision_number as "decisionNumber"
  from posts p join officials o on o.id = p.official_id`;

/** Posts held in the unit on the day, the head first, then by tier; the ones to come at the end. */
export async function postsOfUnit(on: Rows, unitId: number, day: string): Promise<PostRow[]> {
  return on.rows<PostRow>(
    `select ${POST} where p.unit_id = $1 and ${notOver('p', '$2::date')}
     order by p.from_date > $2::date, p.position <> 'head', p.tier desc, p.main desc, o.sort_name limit 500`,
    [unitId, day],
  );
}

export async function pastPostsOfUnit(on: Rows, unitId: number, day: string): Promise<PostRow[]> {
  return on.rows<PostRow>(
    `select ${POST} where p.unit_id = $1 and not ${notOver('p', '$2::date')} order by p.to_date desc, p.id desc limit 100`,
    [unitId, day],
  );
}

export async function actingOfUnit(on: Rows, unitId: number, day: string): Promise<ActingRow[]> {
  return on.rows<ActingRow>(
    `select x.id, o.id as "officialId", o.full_name as name, x.decision_number as "decisionNumber", x.delegation_id is not null as delegated, x.from_date as "fromDate", x.to_date as "toDate"
     from acting_appointments x join officials o on o.id = x.official_id
     where x.unit_id = $1 and ${notOver('x', '$2::date')} order by x.from_date`,
    [unitId, day],
  );
}

export async function pastActingOfUnit(on: Rows, unitId: number, day: string): Promise<ActingRow[]> {
  return on.rows<ActingRow>(
    `select x.id, o.id as "officialId", o.full_name as name, x.decision_number as "decisionNumber", x.delegation_id is not null as delegated, x.from_date as "fromDate", x.to_date as "toDate"
     from acting_appointments x join officials o on o.id = x.official_id
     where x.unit_id = $1 and not ${notOver('x', '$2::date')} order by x.to_date desc, x.id desc limit 100`,
    [unitId, day],
  );
}

export async function pastMembersOf(on: Rows, committeeId: number, day: string): Promise<MemberRow[]> {
  return on.rows<MemberRow>(
    `select m.id, o.id as "officialId", o.full_name as name, m.role, m.from_date as "fromDate", m.to_date as "toDate"
     from committee_members m join officials o on o.id = m.official_id
     where m.committee_id = $1 and not ${notOver('m', '$2::date')} order by m.to_date desc, m.id desc limit 100`,
    [committeeId, day],
  );
}

export async function committeeOfUnit(on: Rows, unitId: number, day: string): Promise<CommitteeRow | undefined> {
  return on.one<CommitteeRow>(
    `select c.id, c.unit_id as "unitId", c.name, coalesce((select json_agg(json_build_object('id', m.id, 'officialId', m.official_id, 'name', o.full_name,
        'role', m.role, 'fromDate', m.from_date, 'toDate', m.to_date)
        order by array_position(array['chair','deputy','secretary','member'], m.role), o.sort_name)
      from committee_members m join officials o on o.id = m.official_id where m.committee_id = c.id and ${notOver('m', '$2::date')}), '[]') as members
     from committees c where c.unit_id = $1 and ${notOver('c', '$2::date')}`,
    [unitId, day],
  );
}

/** What still stands in the way of closing a unit. */
export interface ClosingBlockers {
  posts: number;
  units: number;
  /** Acting heads, deputies who oversee it, seats of its committee. */
  assigned: number;
}

export async function closingBlockers(on: Rows, unitId: number, day: string): Promise<ClosingBlockers> {
  const row = await on.one<ClosingBlockers>(
    `select (select count(*)::int from posts p where p.unit_id = $1 and ${notOver('p', '$2::date + 1')}) as posts,
       (select count(*)::int from units b where b.parent_id = $1 and b.closed_on is null) as units,
       (select count(*)::int from acting_appointments x where x.unit_id = $1 and ${notOver('x', '$2::date + 1')})
         + (select count(*)::int from oversights x where x.unit_id = $1 and ${notOver('x', '$2::date + 1')})
         + (select count(*)::int from committee_members x join committees c on c.id = x.committee_id where c.unit_id = $1 and ${notOver('x', '$2::date + 1')}) as assigned`,
    [unitId, day],
  );
  return row!;
}
