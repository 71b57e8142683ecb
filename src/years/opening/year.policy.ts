import { innerDoor, plainDoor } from '../../standing/door.js';
import { readingScopes } from '../../standing/scopes.js';
import { hasRoleAt, scopesOf, within, type Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import { findYear, lockYear, type YearRow } from '../year.queries.js';

/** Personnel of the root open the year, group its people and keep its records. */
export function mayRunYear(actor: Actor, year: Pick<YearRow, 'rootPath'>): boolean {
  return hasRoleAt(actor, 'personnel', year.rootPath);
}

/** In reach: the tree lies in a scope, or a scope in the tree. */
export function mayReadYear(actor: Actor, year: Pick<YearRow, 'rootPath'>): boolean {
  const scopes = [...readingScopes(actor), ...scopesOf(actor, 'outside-approver')];
  return within(year.rootPath, scopes) || scopes.some((scope) => scope.path.startsWith(year.rootPath));
}

export function oversees(actor: Actor, year: Pick<YearRow, 'rootPath'>): boolean {
  return mayRunYear(actor, year) || hasRoleAt(actor, 'inspector', year.rootPath);
}

const known = plainDoor({ find: findYear, lock: lockYear, known: mayReadYear });

export const yearToRead = known.open;
/** For pages about everybody of the year: personnel and the inspector of the root. */
export const yearToOversee = innerDoor(known, { may: oversees }).open;
/** For a page with a form of personnel's. */
export const yearToShowForm = innerDoor(known, { may: mayRunYear }).open;
/** For an act of personnel's: a published year is left alone. */
export const yearToRun = innerDoor(known, {
  may: mayRunYear,
  beaten: ({ publishedAt }) => (publishedAt ? new Conflict('year-published') : null),
}).openToAct;
