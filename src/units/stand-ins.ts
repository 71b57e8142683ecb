import type { Asking } from '../acts/asking.js';
import type { Rows } from '../database/db.js';
import { isHeldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { openDelegationsOf, type DelegationRow } from './delegations.queries.js';

/** The units whose head's post the actor holds while nobody stands in: whoever stands in themself names no substitute. */
export function delegable(actor: Actor): Actor['heads'] {
  return actor.heads.filter(({ unitId }) => actor.headPosts.some((post) => post.unitId === unitId));
}

/** Beside what waits to be decided: whom the actor stands in for today, who stands in for them, and whether they may name somebody. */
export async function standInsOf(asking: Asking) {
  const { actor, today } = asking;
  const { officialId } = actor;
  const open = officialId === null ? [] : await openDelegationsOf(asking, officialId, today);
  const held = open.filter((row) => row.acceptedAt && isHeldOn(row, today));
  return {
    mine: held.filter(({ toOfficial }) => toOfficial === officialId).map(lineOf),
    theirs: held.filter(({ fromOfficial }) => fromOfficial === officialId).map(lineOf),
    mayOffer: delegable(actor).length > 0,
  };
}

/** Offers that wait for the actor's answer. */
export async function offeredTo(on: Rows, { officialId }: Actor, today: string): Promise<DelegationRow[]> {
  const open = officialId === null ? [] : await openDelegationsOf(on, officialId, today);
  return open.filter(({ acceptedAt, toOfficial }) => !acceptedAt && toOfficial === officialId);
}

function lineOf({ fromName, toName, unitName, toDate }: DelegationRow) {
  return { fromName, toName, unitName, toDate };
}
