import { door, innerDoor } from '../standing/door.js';
import { findDraft, type Draft } from './drafts.queries.js';
import { mayReadHanded } from './party.policy.js';

export interface OpenedDraft {
  draft: Draft;
  self: boolean;
}

/** A draft is its author's alone; handed over, it is read by the committees over them too. */
const known = door({
  find: findDraft,
  async lock(tx, id) {
    await tx.rows('select id from party_drafts where id = $1 for update', [id]);
    return findDraft(tx, id);
  },
  standing(_on, actor, draft: Draft): OpenedDraft | null {
    const self = draft.officialId === actor.officialId;
    return self || (draft.handedAt !== null && mayReadHanded(actor, draft.unitPath)) ? { draft, self } : null;
  },
});

export const openDraft = known.open;
export const lockOwnDraft = innerDoor(known, { may: (_, { self }) => self }).openToAct;
