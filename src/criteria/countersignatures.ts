import type { Rows } from '../database/db.js';
import { headChains } from '../standing/chain.js';
import { decidingScopes } from '../standing/scopes.js';
import type { Actor } from '../web/actor.js';
import { mayCountersign } from './set.policy.js';
import type { Version } from './version.js';
import { versionsWaiting } from './version.queries.js';

/** Sets that wait for this person's countersignature today, the longest waiting first. */
export async function countersignaturesFor(on: Rows, actor: Actor, today: string): Promise<Version[]> {
  const paths = decidingScopes(actor).map(({ path }) => path);
  if (paths.length === 0) return [];
  const waiting = await versionsWaiting(on, paths);
  if (waiting.length === 0) return [];
  const chains = await headChains(
    on,
    waiting.map(({ unitId }) => unitId),
    today,
  );
  return waiting.filter((version) => mayCountersign(actor, chains.get(version.unitId) ?? [], version));
}
