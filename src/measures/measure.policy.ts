import { isHeadOf, readingScopes } from '../standing/scopes.js';
import { scopesOf, within, type Actor, type Capability } from '../web/actor.js';

/** Measures are about work, not persons: whoever belongs to an agency reads its figures and their own unit's. */
export const MEASURE_READERS: readonly Capability[] = ['official', 'head', 'committee', 'personnel', 'inspector'];
export const MEASURE_WRITERS: readonly Capability[] = ['personnel', 'head'];

export interface UnitPlace {
  id: number;
  path: string;
}

/** The root of a path "/1/7/" is 1. */
export function rootOf(path: string): number {
  return Number(path.split('/')[1]);
}

/** Where a unit and all below it are read. */
export function readPaths(actor: Actor): string[] {
  return [...new Set(readingScopes(actor).map(({ path }) => path))];
}

/** The own unit and the agency itself. */
export function ownUnits(actor: Actor): number[] {
  return actor.unit ? [...new Set([actor.unit.unitId, rootOf(actor.unit.path)])] : [];
}

export function mayReadFigures(actor: Actor, unit: UnitPlace): boolean {
  return readPaths(actor).some((path) => unit.path.startsWith(path)) || ownUnits(actor).includes(unit.id);
}

/** Personnel of the scope, and the unit's own head. */
export function mayTypeFigures(actor: Actor, unit: UnitPlace): boolean {
  return within(unit.path, scopesOf(actor, 'personnel')) || isHeadOf(actor, unit.id);
}

/** Had the unit ended before the month began? What was stated in months of a unit that ended since is put right still. */
export function endedBefore(unit: { closedOn: string | null }, month: string): boolean {
  return unit.closedOn !== null && unit.closedOn < `${month}-01`;
}

/** The agency's list: personnel whose scope is the whole agency, and its head. */
export function mayManageList(actor: Actor, rootUnitId: number): boolean {
  return managedRoots(actor).includes(rootUnitId);
}

export function managedRoots(actor: Actor): number[] {
  const scopes = [...scopesOf(actor, 'personnel'), ...actor.heads].filter(({ path }) => path === `/${rootOf(path)}/`);
  return [...new Set(scopes.map(({ path }) => rootOf(path)))];
}
