import type { Rows, Tx } from '../../database/db.js';
import { headedScopes } from '../../standing/decider.js';
import { hasRoleAt, scopesOf, within, type Actor, type Scope } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { findYear, lockYear, type YearRow } from '../year.queries.js';

/** Personnel of the root open the year, group its people and keep its records. */
export function mayRunYear(actor: Actor, year: Pick<YearRow, 'rootPath'>): boolean {
  return hasRoleAt(actor, 'personnel', year.rootPath);
}

/** The units whose people's steps a person has a duty to see. */
export function dutyScopes(actor: Actor): Scope[] {
  return [
    ...scopesOf(actor, 'personnel'),
    ...scopesOf(actor, 'inspector'),
    ...headedScopes(actor),
    ...actor.committees,
  ];
}

/** In reach: the tree lies in a scope, or a scope in the tree. */
export function mayReadYear(actor: Actor, year: Pick<YearRow, 'rootPath'>): boolean {
  const scopes = [...dutyScopes(actor), ...scopesOf(actor, 'outside-approver')];
  return within(year.rootPath, scopes) || scopes.some((scope) => scope.path.startsWith(year.rootPath));
}

export async function yearToRead(on: Rows, actor: Actor, id: number): Promise<YearRow> {
  const year = await findYear(on, id);
  if (!year || !mayReadYear(actor, year)) throw new NotFound();
  return year;
}

/** For pages about everybody of the year: personnel and the inspector of the root. */
export async function yearToOversee(on: Rows, actor: Actor, id: number): Promise<YearRow> {
  const year = await yearToRead(on, actor, id);
  if (!oversees(actor, year)) throw new Forbidden();
  return year;
}

export function oversees(actor: Actor, year: Pick<YearRow, 'rootPath'>): boolean {
  return mayRunYear(actor, year) || hasRoleAt(actor, 'inspector', year.rootPath);
}

/** For a page with a form of personnel's. */
export async function yearToShowForm(on: Rows, actor: Actor, id: number): Promise<YearRow> {
  return mustRun(actor, await yearToRead(on, actor, id));
}

/** For an act of personnel's: the row is locked, and a published year is left alone. */
export async function yearToRun(tx: Tx, actor: Actor, id: number): Promise<YearRow> {
  const year = await lockYear(tx, id);
  if (!year || !mayReadYear(actor, year)) throw new NotFound();
  mustRun(actor, year);
  if (year.publishedAt) throw new Conflict('year-published');
  return year;
}

function mustRun(actor: Actor, year: YearRow): YearRow {
  if (!mayRunYear(actor, year)) throw new Forbidden();
  return year;
}
