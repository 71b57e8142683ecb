import { dutyScopes } from '../standing/scopes.js';
import { hasRoleAt, within, type Actor } from '../web/actor.js';

/** Where somebody reads who of the members still lacks what: committees, personnel and the inspector, nobody else. */
export function listScopes(actor: Actor): string[] {
  return dutyScopes(actor).map(({ path }) => path);
}

/** Personnel where the person's main post is. */
export function mayEnterMember(actor: Actor, path: string): boolean {
  return hasRoleAt(actor, 'personnel', path);
}

/** A draft that its person handed over: the committees over them, never personnel, nor the inspector. */
export function mayReadHanded(actor: Actor, path: string): boolean {
  return within(path, actor.committees);
}
