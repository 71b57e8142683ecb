import type { Rows } from '../database/db.js';

export interface DeskPlace {
  id: number;
  name: string;
  path: string;
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

/** The units above within the reader's scopes, the nearest last. */
export async function placesAbove(db: Rows, place: DeskPlace, scopes: readonly string[]): Promise<DeskPlace[]> {
  const ids = place.path
    .split('/')
    .filter(Boolean)
    .map(Number)
    .filter((id) => id !== place.id);
  const above = await placesOf(db, ids);
  return above.filter(({ path }) => scopes.some((scope) => path.startsWith(scope)));
}

export interface DeskMonth {
  periodId: number;
  month: string;
}

/** The opened months of the root at or above a unit, the newest first. */
export async function monthsOf(db: Rows, path: string): Promise<DeskMonth[]> {
  return db.rows<DeskMonth>(
    `select p.id as "periodId", p.month from periods p join units r on r.id = p.root_unit_id
     where $1 like r.path || '%' and p.opened_at is not null order by p.month desc, length(r.path) desc limit 240`,
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

export async function nearestCommittee(db: Rows, path: string): Promise<NearestCommittee | null> {
  const row = await db.one<NearestCommittee>(
    `select c.id, c.name from committees c join units u on u.id = c.unit_id where $1 like u.path || '%' order by length(u.path) desc limit 1`,
    [path],
    'nearest-committee',
  );
  return row ?? null;
}
