import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import type { PlaceForm } from './official.form.js';
import { mayManageUnit } from './unit.policy.js';
import { unitByCode, type UnitRow } from './units.queries.js';
import { Post } from './post.entity.js';

/** The unit a post is to be in: open, and one the actor is personnel of. Locked against being closed meanwhile. */
export async function unitForPost(
  tx: Tx,
  actor: Actor,
  place: PlaceForm,
): Promise<{ unit: UnitRow } | { issues: Issue[] }> {
  const unit = await unitByCode(tx, place.unit, 'for share of u');
  if (!unit || !mayManageUnit(actor, unit.path)) return { issues: [{ field: 'unit', code: 'officials:unitUnknown' }] };
  if (unit.closedOn) return { issues: [{ field: 'unit', code: 'officials:unitClosed', params: { name: unit.name } }] };
  return { unit };
}

export interface NewPost {
  officialId: number;
  unitId: number;
  place: PlaceForm;
  main: boolean;
  toDate: string | null;
  by: number;
  at: Date;
}

export async function insertPost(
  tx: Tx,
  { officialId, unitId, place, main, toDate, by, at }: NewPost,
): Promise<number> {
  const { postTitle: title, tier, position, fromDate, decisionNumber = null } = place;
  const row = await tx.insert(Post, {
    officialId,
    unitId,
    title,
    tier,
    position,
    main,
    fromDate,
    toDate,
    decisionNumber,
  });
  const detail = { postId: row.id, unitId, title, tier, position, main, fromDate, toDate, decisionNumber };
  await recordAct(tx, { chain: `official:${officialId}`, act: 'post.added', account: by, at, detail });
  return row.id;
}
