import { lastDay, nameOn, unitOn, unitsOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';

export interface DeskPlace {
  id: number;
  name: string;
  path: string;
}

/** The same, called as it was on a day. */
export async function placeOn(db: Rows, place: DeskPlace, day: string): Promise<DeskPlace> {
  const row = await db.one<{ name: string }>(
    `select ${nameOn('$1::int', '$2::date')} as name`,
    [place.id, day],
    'desk-place-on',
  );
  return { ...place, name: row!.name };
}

export async function findPlace(db: Rows, id: number): Promise<DeskPlace | undefined> {
  return db.one<DeskPlace>('select id, name, path from units where id = $1', [id], 'desk-place');
}

export async function placesOf(db: Rows, ids: readonly number[]): Promise<DeskPlace[]> {
  return db.rows<DeskPlace>(
    'select id, name, path from units where id = any ($1::int[]) order by path',
    [ids],
    'desk-places',
  );
}

/** The units above it on the day, called as they were then, within the reader's scopes of today; the nearest last. */
export async function placesAbove(
  db: Rows,
  place: DeskPlace,
  scopes: readonly string[],
  day: string,
): Promise<DeskPlace[]> {
  const above = await db.rows<DeskPlace>(
    `select a.id, a.name, t.path from ${unitOn('$1::int', '$2::date')} u
     join ${unitsOn('$2::date')} a on u.path like a.path || '_%' join units t on t.id = a.id order by length(a.path)`,
    [place.id, day],
    'desk-places-above',
  );
  return above.filter(({ path }) => scopes.some((scope) => path.startsWith(scope)));
}

export interface DeskMonth {
  periodId: number;
  month: string;
}

/** The opened months of the root at or above a unit, the newest first. */
export async function monthsOf(db: Rows, path: string): Promise<DeskMonth[]> {
  return db.rows<DeskMonth>(
    `select p.id as "periodId", p.month from periods p join ${unitOn("substring($1 from '([0-9]+)/$')::int", lastDay('p.month'))} u on true
     where strpos(u.path, '/' || p.root_unit_id || '/') > 0 and p.opened_at is not null order by p.month desc, strpos(u.path, '/' || p.root_unit_id || '/') desc limit 240`,
    [path],
    'desk-months',
  );
}

/** The first unit below with months of its own, for a committee that stands above the roots. */
export async function rootBelow(db: Rows, path: string): Promise<DeskPlace[]> {
  return db.rows<DeskPlace>(
    `select u.id, u.name, u.path from units u where u.path like $1 || '_%'
       and exists (select 1 from periods p where p.root_unit_id = u.id and p.opened_at is not null)
     order by u.position, u.sort_name limit 100`,
    [path],
    'desk-roots-below',
  );
}

export interface NearestCommittee {
  id: number;
  name: string;
}

export async function nearestCommittee(db: Rows, path: string, day: string): Promise<NearestCommittee | null> {
  const row = await db.one<NearestCommittee>(
    `select c.id, c.name from committees c join units u on u.id = c.unit_id where $1 like u.path || '%' and ${heldOn('c', '$2::date')} order by length(u.path) desc limit 1`,
    [path, day],
    'nearest-committee',
  );
  return row ?? null;
}
