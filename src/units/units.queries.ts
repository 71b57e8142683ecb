import type { Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import { likePatterns } from '../web/fold.js';

export interface UnitRow {
  id: number;
  unitId: number;
  parentId: number | null;
  parentPath: string | null;
  code: string;
  name: string;
  kind: string;
  path: string;
  blindFirst: boolean;
  closedOn: string | null;
  /** Founded by an act that was taken back: it was there on no day. */
  never: boolean;
}

export interface ListedUnit {
  id: number;
  parentId: number | null;
  code: string;
  name: string;
  kind: string;
  closedOn: string | null;
  within: string | null;
  below: number;
  people: number;
  head: string | null;
}

/** Day $1; paths $2 as patterns. */
const LISTED = `u.id, u.parent_id as "parentId", u.code, u.name, u.kind, u.closed_on as "closedOn",
  (select a.name from units a where a.id = u.parent_id) as within,
  (select count(*)::int from units b where b.parent_id = u.id and b.closed_on is null) as below,
  (select count(*)::int from posts p where p.unit_id = u.id and p.main and ${heldOn('p', '$1::date')}) as people,
  (select o.full_name from posts p join officials o on o.id = p.official_id where p.unit_id = u.id and p.position = 'head'
    and ${heldOn('p', '$1::date')}) as head`;

/** All open units of the scopes, or only their tops with one level below when there are more than `most`. */
export async function listTree(on: Rows, paths: string[], day: string, most: number): Promise<ListedUnit[]> {
  const patterns = paths.map((path) => path + '%');
  const count = await on.one<{ n: number }>(
    'select count(*)::int as n from units u where u.path like any ($1) and u.closed_on is null',
    [patterns],
  );
  const all = (count?.n ?? 0) <= most;
  return on.rows<ListedUnit>(
    `select ${LISTED} from units u left join units parent on parent.id = u.parent_id
     where u.path like any ($2) and u.closed_on is null
       and ($3 or u.path = any ($4) or parent.path = any ($4) or ('/' = any ($4) and u.parent_id is null))
     order by length(u.path) - length(replace(u.path, '/', '')), u.position, u.sort_name`,
    [day, patterns, all, paths],
  );
}

export async function searchUnits(
  on: Rows,
  paths: string[],
  q: string,
  day: string,
  limit: number,
  offset: number,
): Promise<{ rows: ListedUnit[]; total: number }> {
  const rows = await on.rows<ListedUnit & { total: number }>(
    `select ${LISTED}, count(*) over ()::int as total from units u
     where u.path like any ($2) and u.from_date < 'infinity' and (u.search_name || ' ' || lower(u.code)) like all ($3::text[]) order by u.closed_on is not null, u.sort_name, u.id limit $4 offset $5`,
    [day, paths.map((path) => path + '%'), likePatterns(q), limit, offset],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function subUnits(on: Rows, id: number, day: string): Promise<ListedUnit[]> {
  return on.rows<ListedUnit>(
    `select ${LISTED} from units u where u.parent_id = $2 and u.from_date < 'infinity' order by u.closed_on is not null, u.position, u.sort_name`,
    [day, id],
  );
}

export async function loadUnit(
  on: Rows,
  id: number,
  lock: '' | 'for update of u' | 'for share of u' = '',
): Promise<UnitRow | undefined> {
  return on.one<UnitRow>(`${UNIT} where u.id = $1 ${lock}`, [id]);
}

export async function unitByCode(
  on: Rows,
  code: string,
  lock: '' | 'for share of u' = '',
): Promise<UnitRow | undefined> {
  return on.one<UnitRow>(`${UNIT} where u.code = $1 ${lock}`, [code]);
}

/** The units above, the root first. */
export async function unitsAbove(on: Rows, id: number): Promise<{ id: number; name: string; path: string }[]> {
  return on.rows(
    `select a.id, a.name, a.path from units u join units a on a.id = any (string_to_array(trim(both '/' from u.path), '/')::int[])
     where u.id = $1 and a.id <> u.id order by length(a.path)`,
    [id],
  );
}

/** Open units of the scopes for a list to choose from, in the order of the tree; none when there are too many to list. */
export async function unitChoices(on: Rows, paths: string[], most = 500): Promise<{ code: string; name: string }[]> {
  const rows = await on.rows<{ code: string; name: string }>(
    'select u.code, u.name from units u where u.path like any ($1) and u.closed_on is null order by u.path limit $2',
    [paths.map((path) => path + '%'), most + 1],
  );
  return rows.length > most ? [] : rows;
}

/** Open units beside one, under the same unit. */
export async function unitSisters(on: Rows, id: number): Promise<{ id: number; name: string }[]> {
  return on.rows(
    `select s.id, s.name from units u join units s on s.parent_id = u.parent_id where u.id = $1 and s.id <> u.id and s.closed_on is null
     order by s.position, s.sort_name, s.id limit 200`,
    [id],
  );
}

const UNIT = `select u.id, u.id as "unitId", u.parent_id as "parentId", (select a.path from units a where a.id = u.parent_id) as "parentPath",
  u.code, u.name, u.kind, u.path, u.blind_first as "blindFirst", u.closed_on as "closedOn", u.from_date = 'infinity' as never from units u`;
