import { inAgencyOf, topOf } from '../commitments/agency.js';
import { belongingScopes } from '../standing/scopes.js';
import { hasRoleAt, within, type Actor } from '../web/actor.js';

/** Work is learned from across the whole agency: everybody in it reads the register. */
export function mayReadPractice(actor: Actor, unitPath: string): boolean {
  return inAgencyOf(actor, unitPath);
}

export function readTops(actor: Actor): number[] {
  return [...new Set(belongingScopes(actor).map(({ path }) => topOf(path)))].filter((id) => id > 0);
}

/** A unit's head writes of the unit's own practices; personnel of the scope may write for it. */
export function mayWriteFor(actor: Actor, unitPath: string): boolean {
  return within(unitPath, actor.heads) || hasRoleAt(actor, 'personnel', unitPath);
}
