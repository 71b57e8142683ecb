import { scopesOf, within, type Actor } from '../web/actor.js';
import { mayManageUnit } from './unit.policy.js';

interface Placed {
  path: string | null;
  paths: string[];
}

/** Personnel and inspectors see everybody who ever held a post in their scope. */
export function maySeeOfficial(actor: Actor, official: Placed): boolean {
  const scopes = [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')];
  return official.paths.some((path) => within(path, scopes));
}

/** An official is managed where the main post is: a concurrent post elsewhere gives nobody power over the account. */
export function mayManageOfficial(actor: Actor, official: Placed): boolean {
  return official.path !== null && mayManageUnit(actor, official.path);
}
