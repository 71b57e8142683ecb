import { headedScopes, isHeadOf } from '../standing/scopes.js';
import { hasRoleAt, scopesOf, within, type Actor, type Scope } from '../web/actor.js';

/** How much of a unit a person sees: everything about who stands where, its name alone, or nothing. */
export type Sight = 'whole' | 'name';

export function sightOf(actor: Actor, path: string): Sight | null {
  if (within(path, wholeScopes(actor))) return 'whole';
  return actor.capabilities.has('administrator') ? 'name' : null;
}

/** Where the whole is seen: personnel and inspectors in their scopes, a head in their units and below. */
export function wholeScopes(actor: Actor): Scope[] {
  return [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector'), ...headedScopes(actor)];
}

export function mayManageUnit(actor: Actor, path: string): boolean {
  return hasRoleAt(actor, 'personnel', path);
}

/** Whether evaluations are approved blind first is for the unit's own head, or personnel, to say. */
export function maySetBlindFirst(actor: Actor, unit: Scope): boolean {
  return mayManageUnit(actor, unit.path) || isHeadOf(actor, unit.unitId);
}

export function mayMove(actor: Actor, path: string, parentPath: string | null): boolean {
  return parentPath !== null && mayManageUnit(actor, path) && mayManageUnit(actor, parentPath);
}

/** Settings of a root unit: an administrator, or personnel whose scope covers the root itself. */
export function maySet(actor: Actor, rootPath: string): boolean {
  return actor.capabilities.has('administrator') || mayManageUnit(actor, rootPath);
}
