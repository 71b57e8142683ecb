import { unitOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import { fold, likePatterns } from '../web/fold.js';
import type { Issue } from '../web/issues.js';

export interface OfficialRow {
  id: number;
  code: string;
  name: string;
  personType: string;
  email: string | null;
  /** Where the official stands: the main post of the day, else the one to come or the last one. */
  path: string | null;
  unitId: number | null;
  /** Every unit the official has ever had a post in. */
  paths: string[];
  account: { id: number; login: string; disabled: boolean; lastSignInAt: string | null } | null;
}

export interface HeldPost {
  id: number;
  unitId: number;
  unitPath: string;
  unit: string;
  title: string;
  tier: number;
  position: string;
  main: boolean;
  fromDate: string;
  toDate: string | null;
  decisionNumber: string | null;
  oversights: { id: number; name: string; fromDate: string; toDate: string | null }[];
}

export interface ListedOfficial {
  id: number;
  code: string;
  name: string;
  personType: string;
  title: string | null;
  unit: string | null;
  unitId: number | null;
}

const PLACE = `left join lateral (
    select u.id, u.path, u.name, p.title from posts p join units u on u.id = p.unit_id where p.official_id = o.id and p.main
    order by (${heldOn('p', '$1::date')}) desc, p.from_date desc limit 1
  ) place on true`;

export interface OfficialsAsked {
  paths: string[];
  q?: string;
  limit: number;
  offset: number;
}

export async function listOfficials(
  on: Rows,
  asked: OfficialsAsked,
  day: string,
): Promise<{ rows: ListedOfficial[]; total: number }> {
  const rows = await on.rows<ListedOfficial & { total: number }>(
    `select o.id, o.code, o.full_name as name, o.person_type as "personType", place.title, place.name as unit, place.id as "unitId",
       count(*) over ()::int as total
     from officials o ${PLACE}
     where place.path like any ($2) and (o.search_name || ' ' || lower(o.code) || ' ' || coalesce((select string_agg(lower(f.code), ' ') from official_merges g join officials f on f.id = g.from_official where g.to_official = o.id), '')) like all ($3::text[])
     order by o.sort_name, o.id limit $4 offset $5`,
    [day, asked.paths.map((path) => path + '%'), likePatterns(asked.q ?? ''), asked.limit, asked.offset],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function loadOfficial(on: Rows, id: number, day: string): Promise<OfficialRow | undefined> {
  return on.one<OfficialRow>(
    `select o.id, o.code, o.full_name as name, o.person_type as "personType", o.email, place.path, place.id as "unitId",
       (select coalesce(array_agg(distinct u.path), '{}') from posts p join units u on u.id = p.unit_id where p.official_id = o.id) as paths,
       (select json_build_object('id', a.id, 'login', a.login, 'disabled', a.disabled_at is not null, 'lastSignInAt', a.last_sign_in_at)
         from accounts a where a.official_id = o.id) as account
     from officials o ${PLACE} where o.id = $2`,
    [day, id],
  );
}

const HELD = `
select p.id, p.unit_id as "unitId", u.path as "unitPath", coalesce((select w.name from ${unitOn('p.unit_id', 'p.to_date')} w), u.name) as unit, p.title, p.tier, p.position, p.main,
  p.from_date as "fromDate", p.to_date as "toDate", p.decision_number as "decisionNumber",
  coalesce((select json_agg(json_build_object('id', s.id, 'name', coalesce(su.name, so.full_name), 'fromDate', s.from_date, 'toDate', s.to_date) order by s.from_date, s.id)
    from oversights s left join units su on su.id = s.unit_id left join officials so on so.id = s.official_id where s.post_id = p.id), '[]') as oversights
from posts p join units u on u.id = p.unit_id`;

export async function postsOfOfficial(on: Rows, officialId: number): Promise<HeldPost[]> {
  return on.rows<HeldPost>(`${HELD} where p.official_id = $1 order by p.from_date desc, p.main desc, p.id desc`, [
    officialId,
  ]);
}

export async function loadPost(
  on: Rows,
  id: number,
): Promise<(HeldPost & { officialId: number; official: string }) | undefined> {
  return on.one(
    `select h.*, o.id as "officialId", o.full_name as official from (${HELD} where p.id = $1) h
     join posts q on q.id = h.id join officials o on o.id = q.official_id`,
    [id],
  );
}

/** The one official that a typed code or full name means, among those who stand within the paths. */
export async function officialTyped(
  on: Rows,
  paths: string[],
  typed: string,
  day: string,
): Promise<{ id: number } | { issues: Issue[] }> {
  const rows = await on.rows<{ id: number; code: string; exact: boolean }>(
    `select o.id, o.code, lower(o.code) = lower($3) as exact from officials o ${PLACE}
     where place.path like any ($2) and (lower(o.code) = lower($3) or o.search_name = $4) order by exact desc, o.code limit 6`,
    [day, paths.map((path) => path + '%'), typed, fold(typed)],
  );
  const [first, second] = rows;
  if (!first) return { issues: [{ field: 'person', code: 'officials:personUnknown', params: { typed } }] };
  if (first.exact || !second) return { id: first.id };
  return {
    issues: [
      {
        field: 'person',
        code: 'officials:personSeveral',
        params: { typed, codes: rows.map(({ code }) => code).join(', ') },
      },
    ],
  };
}

export function namedOfficial(on: Rows, id: number): Promise<{ name: string; code: string } | undefined> {
  return on.one('select full_name as name, code from officials where id = $1', [id]);
}
