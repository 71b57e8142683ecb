import type { Asking } from '../acts/asking.js';
import { door, innerDoor } from '../standing/door.js';
import { Conflict, NotFound } from '../web/errors.js';
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
export async function openRoot(asking: Asking, unitId: number): Promise<{ root: Root; at: Standing }> {
  const root = await asking.one<Root>('select id, name, path from units where id = $1 and parent_id is null', [unitId]);
  const at = root && standingTo(asking.actor, root);
  if (!root || !at?.reads) throw new NotFound();
  return { root, at };
}

const known = door({
  find: findCatalogue,
  lock: lockCatalogue,
  standing(_on, actor, catalogue: Catalogue): Opened | null {
    const root = { id: catalogue.unitId, name: catalogue.unitName, path: catalogue.unitPath };
    const at = standingTo(actor, root);
    return at.reads && (catalogue.adoptedAt || mayReadDraft(at)) ? { catalogue, root, at } : null;
  },
});

const adopted = ({ catalogue: { adoptedAt, adoptedByName } }: Opened) =>
  adoptedAt ? new Conflict('catalogue-adopted', { name: adoptedByName }) : null;

export const openCatalogue = known.open;
/** A draft that this person may prepare. */
export const { open: openDraft, openToAct: lockDraft } = innerDoor(known, {
  may: (_, { at }) => at.prepares,
  code: 'catalogue-personnel-prepare',
  beaten: adopted,
});
/** A draft before who decides on it. */
export const { open: openToDecide, openToAct: lockToDecide } = innerDoor(known, {
  may: (_, { at }) => at.decides,
  code: 'catalogue-head-decides',
  beaten: adopted,
});
