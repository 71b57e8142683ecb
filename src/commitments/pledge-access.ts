import type { Rows, Tx } from '../database/db.js';
import { headedScopes } from '../standing/decider.js';
import { hasRoleAt, within, type Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
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
export async function openPledge(on: Rows, actor: Actor, id: number, day: string): Promise<OpenedPledge> {
  const pledge = await findPledge(on, id);
  if (!pledge) throw new NotFound();
  const at = await standingTo(on, actor, pledge, day);
  const above = !at.self && within(pledge.unitPath, headedScopes(actor));
  if (!at.self && (pledge.signedAt === null || !(at.head || above || at.over))) throw new NotFound();
  return { pledge, ...at, over: at.over || above };
}

async function lockPledge(tx: Tx, actor: Actor, id: number, day: string): Promise<OpenedPledge> {
  await tx.rows('select id from pledges where id = $1 for update', [id]);
  return openPledge(tx, actor, id, day);
}

export async function lockOwnPledge(tx: Tx, actor: Actor, id: number, day: string): Promise<Pledge> {
  const { pledge, self } = await lockPledge(tx, actor, id, day);
  if (!self) throw new Forbidden();
  return pledge;
}

/** Acknowledging and confirming are for who decides on the author, or leads them; never for the author. */
export async function lockLedPledge(tx: Tx, actor: Actor, id: number, day: string): Promise<Pledge> {
  const { pledge, head } = await lockPledge(tx, actor, id, day);
  if (!head) throw new Forbidden();
  return pledge;
}

/** Whose lists of signed and unsigned a person sees: heads below them, committees and inspectors in their scope, personnel too. */
export function mayList(actor: Actor, path: string): boolean {
  return (
    within(path, [...headedScopes(actor), ...actor.committees]) ||
    hasRoleAt(actor, 'inspector', path) ||
    hasRoleAt(actor, 'personnel', path)
  );
}
