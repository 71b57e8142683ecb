import type { Asking } from '../../acts/asking.js';
import type { Rows } from '../../database/db.js';
import { innerDoor, plainDoor } from '../../standing/door.js';
import { hasRoleAt, scopesOf, type Actor } from '../../web/actor.js';

export interface RootUnit {
  id: number;
  name: string;
  path: string;
}

/** A unit that can stand at the head of a month by itself: the top of a tree, or an agency within one. */
const ROOT = `(parent_id is null or kind in ('city', 'province', 'ward', 'commune', 'agency'))`;

/** Personnel whose scope covers the root itself run the law there; an inspector of it reads. */
export function mayRunLaw(actor: Actor, root: Pick<RootUnit, 'path'>): boolean {
  return hasRoleAt(actor, 'personnel', root.path);
}

export function mayReadLaw(actor: Actor, root: Pick<RootUnit, 'path'>): boolean {
  return mayRunLaw(actor, root) || hasRoleAt(actor, 'inspector', root.path);
}

/** The roots where this person runs the law. */
export async function rootsToRun(asking: Asking): Promise<RootUnit[]> {
  return rootsUnder(
    asking,
    scopesOf(asking.actor, 'personnel').map((scope) => scope.path),
  );
}

export async function rootsUnder(on: Rows, paths: readonly string[]): Promise<RootUnit[]> {
  return on.rows<RootUnit>(
    `select id, name, path from units where ${ROOT} and closed_on is null and path like any ($1::text[]) order by length(path), sort_name limit 200`,
    [paths.map((path) => path + '%')],
    'roots-under',
  );
}

export function findRoot(on: Rows, id: number): Promise<RootUnit | undefined> {
  return on.one<RootUnit>(`select id, name, path from units where id = $1 and ${ROOT}`, [id], 'root-unit');
}

const root = innerDoor(
  plainDoor({
    find: findRoot,
    lock: (tx, id) =>
      tx.one<RootUnit>(
        `select id, name, path from units where id = $1 and ${ROOT} for no key update`,
        [id],
        'lock-root',
      ),
    known: mayReadLaw,
  }),
  { may: mayRunLaw },
);

export const rootToRun = root.open;
/**
 * The root, its row locked: what is set and what is opened there comes one after another. Rows that point to it may
 * still be written meanwhile.
 */
export const lockRoot = root.openToAct;
