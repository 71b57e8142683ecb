import type { Asking } from '../../acts/asking.js';
import { NotFound } from '../../web/errors.js';
import { belongingScopes } from '../../standing/scopes.js';
import { findRoot, rootsUnder, type RootUnit } from '../settings/law-settings.policy.js';

/** Whoever works in the tree, or has a duty over it, reads how its law is read: nobody evaluated is named there. */
function belongs(asking: Asking, { path }: Pick<RootUnit, 'path'>): boolean {
  return belongingScopes(asking.actor).some((scope) => scope.path.startsWith(path) || path.startsWith(scope.path));
}

export async function readingsRoot(asking: Asking, id: number): Promise<RootUnit> {
  const root = await findRoot(asking, id);
  if (!root || !belongs(asking, root)) throw new NotFound();
  return root;
}

/** The agencies of the places where this person works, and those below their duties. */
export async function readingsRoots(asking: Asking): Promise<RootUnit[]> {
  const tops = belongingScopes(asking.actor).map(({ path }) => `/${path.split('/')[1]!}/`);
  return (await rootsUnder(asking, [...new Set(tops)])).filter((root) => belongs(asking, root));
}
