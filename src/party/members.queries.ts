import type { Rows } from '../database/db.js';
import { heldOn, lasts } from '../standing/validity.js';
import { likePatterns } from '../web/fold.js';

export interface MemberRow {
  id: number;
  officialId: number;
  code: string;
  name: string;
  fromDate: string;
  toDate: string | null;
  cell: string;
  /** Of the main post today, else the one to come or the last one. */
  unitId: number;
  path: string;
}

const PLACE = `join lateral (
    select u.id, u.path, u.name, p.title from posts p join units u on u.id = p.unit_id where p.official_id = o.id and p.main
    order by (${heldOn('p', '$1::date')}) desc, p.from_date desc limit 1) place on true`;

export function findMember(on: Rows, id: number, day: string): Promise<MemberRow | undefined> {
  return on.one<MemberRow>(
    `select m.id, m.official_id as "officialId", o.code, o.full_name as name, m.from_date as "fromDate", m.to_date as "toDate", m.cell,
       place.id as "unitId", place.path from party_members m join officials o on o.id = m.official_id ${PLACE} where m.id = $2`,
    [day, id],
    'party-member',
  );
}

/** Their membership that lasts on one day of the year at least; the latest, where there are two. */
export function membershipIn(
  on: Rows,
  officialId: number,
  year: number,
): Promise<{ id: number; cell: string } | undefined> {
  return on.one(
    `select m.id, m.cell from party_members m where m.official_id = $1 and ${lasts('m', YEAR_SPAN)} order by m.from_date desc limit 1`,
    [officialId, year],
    'party-membership',
  );
}

export const YEAR_SPAN = { from: 'make_date($2::int, 1, 1)', to: 'make_date($2::int, 12, 31)' };

export interface Person {
  id: number;
  code: string;
  name: string;
  title: string;
  unitName: string;
  memberId: number | null;
  fromDate: string | null;
  toDate: string | null;
  cell: string | null;
}

/** Everybody with a main post today below the paths, with the latest membership. */
export function peopleToEnter(
  on: Rows,
  asked: { paths: readonly string[]; q: string; day: string; limit: number; offset: number },
): Promise<(Person & { total: number })[]> {
  return on.rows<Person & { total: number }>(
    `select o.id, o.code, o.full_name as name, p.title, u.name as "unitName", m.id as "memberId", m.from_date as "fromDate", m.to_date as "toDate", m.cell,
       count(*) over ()::int as total
     from posts p join officials o on o.id = p.official_id join units u on u.id = p.unit_id
     left join lateral (select * from party_members m where m.official_id = o.id order by m.from_date desc limit 1) m on true
     where p.main and ${heldOn('p', '$1::date')} and u.path like any ($2) and (o.search_name || ' ' || lower(o.code)) like all ($3::text[])
     order by u.path, o.sort_name, o.id limit $4 offset $5`,
    [asked.day, asked.paths.map((path) => path + '%'), likePatterns(asked.q), asked.limit, asked.offset],
    'party-people',
  );
}

/** Where these people have their main post today, in the order of their numbers; who has none is left out. */
export function placesOf(
  on: Rows,
  officialIds: readonly number[],
  day: string,
): Promise<{ id: number; name: string; path: string }[]> {
  return on.rows(
    `select o.id, o.full_name as name, u.path from officials o join posts p on p.official_id = o.id and p.main and ${heldOn('p', '$1::date')}
     join units u on u.id = p.unit_id where o.id = any ($2::int[]) order by o.id`,
    [day, officialIds],
    'party-places',
  );
}

/** Whose membership would lie over another of theirs, from a day on or between two; `but`: the row that is being changed. */
export function overlapping(
  on: Rows,
  asked: { officialIds: readonly number[]; from: string; to: string | null; but?: number },
): Promise<{ name: string }[]> {
  return on.rows(
    `select o.full_name as name from party_members m join officials o on o.id = m.official_id
     where m.official_id = any ($1::int[]) and m.id is distinct from $4::int and daterange(m.from_date, m.to_date, '[]') && daterange($2::date, $3::date, '[]')
     group by o.id order by o.sort_name, o.id`,
    [asked.officialIds, asked.from, asked.to, asked.but ?? null],
    'party-overlapping',
  );
}
