import type { Act } from '../../acts/act.js';
import type { Rows } from '../../database/db.js';
import { Conflict, NotFound } from '../../web/errors.js';
import { decisionsOf, findItem, withdrawalsOf, type ItemRow, type NewItem } from './item.queries.js';
import { mayKeep } from './sitting.policy.js';
import { findSitting, openSittingsOf, type SittingRow } from './sitting.queries.js';
import type { Actor } from '../../web/actor.js';

/** The sittings in which this person could now have a decision of a signed one corrected; a sitting that is open puts its own words right. */
export async function whereToCorrect(on: Rows, actor: Actor, sitting: SittingRow): Promise<SittingRow[]> {
  if (!sitting.closedAt || sitting.cancelledAt) return [];
  return (await openSittingsOf(on, sitting.committeeId)).filter((open) => mayKeep(actor, open));
}

/**
 * What a signed sitting of the same committee decided, as an item of this one. Whom the first item concerned, this one concerns. What changed entries
 * of an evaluation is no matter of words: the evaluation itself comes before the committee again.
 */
export async function correctingItem(act: Act, sitting: SittingRow, decisionId: number): Promise<NewItem> {
  const place = await formerOf(act, decisionId);
  const former = place && (await findSitting(act, place.sittingId));
  if (!former || former.committeeId !== sitting.committeeId) throw new NotFound();
  if (!former.closedAt || former.cancelledAt) throw new Conflict('decision-not-signed');
  const decision = (await decisionsOf(act, former.id)).find(({ id }) => id === decisionId)!;
  if (decision.kind === 'entries') throw new Conflict('decision-of-entries');
  if (decision.corrected) throw new Conflict('decision-corrected', { number: decision.corrected.number });
  const item = (await findItem(act, place!.itemId))!;
  const { text, inFavour, against, abstained, entitled, carried } = decision;
  const concerned = (await withdrawalsOf(act, former.id)).filter(({ itemId }) => itemId === item.id);
  return {
    kind: 'correction',
    title: item.title,
    decisionId,
    facts: { sitting: former.number, heldOn: former.heldOn, text, inFavour, against, abstained, entitled, carried },
    concerns: concerned.map(({ officialId, cause }) => ({ officialId, cause })),
  };
}

/** Two sittings correct one decision one after the other: the second is told that it was done. */
export async function mayStillCorrect(act: Act, { id: itemId, decisionId }: ItemRow): Promise<void> {
  if (decisionId === null) return;
  await act.rows('select pg_advisory_xact_lock(hashtext($1), $2::int)', ['correcting', decisionId]);
  const former = (await formerOf(act, decisionId))!;
  const { corrected } = (await decisionsOf(act, former.sittingId)).find(({ id }) => id === decisionId)!;
  if (corrected && corrected.itemId !== itemId) throw new Conflict('decision-corrected', { number: corrected.number });
}

/** Where a correcting item finds the decision it corrects. */
export function formerOf(
  on: Rows,
  decisionId: number,
): Promise<{ sittingId: number; itemId: number; number: number; heldOn: string } | undefined> {
  return on.one(
    `select s.id as "sittingId", d.item_id as "itemId", s.number, s.held_on as "heldOn" from sitting_decisions d join sitting_items i on i.id = d.item_id
     join sittings s on s.id = i.sitting_id where d.id = $1`,
    [decisionId],
  );
}
