import { door, innerDoor } from '../standing/door.js';
import { headedScopes, readingScopes } from '../standing/scopes.js';
import { within, type Actor } from '../web/actor.js';
import { standingTo } from './person-access.js';
import { findPledge } from './pledges.queries.js';
import type { Pledge } from './pledge.js';

export interface OpenedPledge {
  pledge: Pledge;
  self: boolean;
  head: boolean;
  over: boolean;
}

/** A draft is its author's alone; a signed pledge is their heads' too, and the committee's and inspector's over the unit. */
const known = door({
  find: findPledge,
  async lock(tx, id) {
    await tx.rows('select id from pledges where id = $1 for update', [id]);
    return findPledge(tx, id);
  },
  async standing(on, actor, pledge: Pledge, day: string): Promise<OpenedPledge | null> {
    const at = await standingTo(on, actor, pledge, day);
    const over = at.over || (!at.self && within(pledge.unitPath, headedScopes(actor)));
    return at.self || (pledge.signedAt !== null && (at.head || over)) ? { pledge, ...at, over } : null;
  },
});

export const openPledge = known.open;
export const lockOwnPledge = innerDoor(known, { may: (_, { self }) => self }).openToAct;
/** Acknowledging and confirming are for who decides on the author, or leads them; never for the author. */
export const lockLedPledge = innerDoor(known, { may: (_, { head }) => head }).openToAct;

/** Whose lists of signed and unsigned a person sees: heads below them, committees and inspectors in their scope, personnel too. */
export function mayList(actor: Actor, path: string): boolean {
  return within(path, readingScopes(actor));
}
