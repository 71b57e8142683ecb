import type { Rows, Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Catalogue } from './catalogue.js';
import { mayReadDraft, standingTo, type Standing } from './catalogue.policy.js';
import { findCatalogue, lockCatalogue } from './catalogue.queries.js';

export interface Root {
  id: number;
  name: string;
  path: string;
}

export interface Opened {
  catalogue: Catalogue;
  root: Root;
  at: Standing;
}

/** The managing agency's root unit; who has nothing to do with its tree gets 404. */
export async function openRoot(on: Rows, actor: Actor, unitId: number): Promise<{ root: Root; at: Standing }> {
  const root = await on.one<Root>('select id, name, path from units where id = $1 and parent_id is null', [unitId]);
  const at = root && standingTo(actor, root);
  if (!root || !at?.reads) throw new NotFound();
  return { root, at };
}

export async function openCatalogue(on: Rows, actor: Actor, id: number): Promise<Opened> {
  return opened(actor, await findCatalogue(on, id));
}

/** A draft that this person may prepare, for its pages. */
export async function openDraft(on: Rows, actor: Actor, id: number): Promise<Opened> {
  return prepared(await openCatalogue(on, actor, id));
}

/** The same with its row locked, for an act. */
export async function lockDraft(tx: Tx, actor: Actor, id: number): Promise<Opened> {
  return prepared(opened(actor, await lockCatalogue(tx, id)));
}

/** A draft before who decides on it. */
export function toDecide(found: Opened): Opened {
  if (!found.at.decides) throw new Forbidden('catalogue-head-decides');
  return stillDraft(found);
}

export async function lockToDecide(tx: Tx, actor: Actor, id: number): Promise<Opened> {
  return toDecide(opened(actor, await lockCatalogue(tx, id)));
}

function prepared(found: Opened): Opened {
  if (!found.at.prepares) throw new Forbidden('catalogue-personnel-prepare');
  return stillDraft(found);
}

function stillDraft(found: Opened): Opened {
  const { adoptedAt, adoptedByName } = found.catalogue;
  if (adoptedAt) throw new Conflict('catalogue-adopted', { name: adoptedByName });
  return found;
}

function opened(actor: Actor, catalogue: Catalogue | undefined): Opened {
  if (!catalogue) throw new NotFound();
  const root = { id: catalogue.unitId, name: catalogue.unitName, path: catalogue.unitPath };
  const at = standingTo(actor, root);
  if (!at.reads || (!catalogue.adoptedAt && !mayReadDraft(at))) throw new NotFound();
  return { catalogue, root, at };
}
