import type { Act } from '../../acts/act.js';
import { plainDoor } from '../../standing/door.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Rows } from '../../database/db.js';
import { findItem, withdrawalsOf, type ItemRow, type Withdrawal } from './item.queries.js';
import { quorumOf, type Quorum } from './quorum.js';
import { mayKeep, mayReadSittings, mayRecord } from './sitting.policy.js';
import { findSitting, lockSitting, membersOf, type SittingMember, type SittingRow } from './sitting.queries.js';

const known = plainDoor({
  find: findSitting,
  lock: lockSitting,
  known: (actor, { unitPath }) => mayReadSittings(actor, unitPath),
});

export const sittingToRead = known.open;

/** Locked, and asked again: who reads, whether it still stands open and only then who keeps the record: a closed sitting says so to every reader. */
export async function sittingToKeep(act: Act, id: number, zone: string): Promise<SittingRow> {
  const sitting = await openSitting(act, id, zone);
  if (!mayKeep(act.actor, sitting)) throw new Forbidden();
  return sitting;
}

export async function openSitting(act: Act, id: number, zone: string): Promise<SittingRow> {
  const sitting = await known.openToAct(act, act.actor, id);
  if (sitting.closedAt)
    throw new Conflict('sitting-closed', { name: sitting.closedByName, at: formatMoment(sitting.closedAt, zone) });
  if (sitting.cancelledAt) throw new Conflict('sitting-cancelled', { at: formatMoment(sitting.cancelledAt, zone) });
  return sitting;
}

export interface Room {
  sitting: SittingRow;
  item: ItemRow;
  members: SittingMember[];
  withdrawals: Withdrawal[];
  quorum: Quorum;
  /** Present and not withdrawn: the votes sum to it. */
  entitled: number;
}

/** An item with those who decide on it. */
export async function roomOf(on: Rows, sitting: SittingRow, itemId: number): Promise<Room> {
  const item = await findItem(on, itemId);
  if (!item || item.sittingId !== sitting.id) throw new NotFound();
  const members = await membersOf(on, sitting.id);
  const withdrawals = (await withdrawalsOf(on, sitting.id)).filter((each) => each.itemId === itemId);
  return { sitting, item, members, withdrawals, ...standing(sitting, members, withdrawals) };
}

/** Who is withdrawn in the room: somebody absent is absent, and no more. Until it is written down who came, all of them may be there. */
export function withdrawnHere<T extends { officialId: number }>(
  members: readonly SittingMember[],
  withdrawals: readonly T[],
): T[] {
  const present = members.filter((member) => member.present).map(({ officialId }) => officialId);
  return present.length === 0 ? [...withdrawals] : withdrawals.filter(({ officialId }) => present.includes(officialId));
}

function standing(
  sitting: SittingRow,
  members: readonly SittingMember[],
  withdrawals: readonly Withdrawal[],
): { quorum: Quorum; entitled: number } {
  const away = new Set(withdrawals.map(({ officialId }) => officialId));
  const present = members.filter((member) => member.present);
  const withdrawn = present.filter(({ officialId }) => away.has(officialId)).length;
  return {
    quorum: quorumOf(ruleOf(sitting), members.length, present.length, withdrawn),
    entitled: present.length - withdrawn,
  };
}

export function ruleOf({ quorumAbove, withdrawnCount }: SittingRow): { above: number; withdrawnCount: boolean } {
  return { above: Number(quorumAbove), withdrawnCount };
}

/** For a decision: open, recorded by one whom the item does not concern, and with a quorum for this item. */
export async function roomToDecide(act: Act, sittingId: number, itemId: number, zone: string): Promise<Room> {
  const sitting = await sittingToKeep(act, sittingId, zone);
  const room = await roomOf(act, sitting, itemId);
  if (
    !mayRecord(
      act.actor,
      sitting,
      room.withdrawals.map(({ officialId }) => officialId),
    )
  )
    throw new Forbidden('item-concerns-you');
  if (!room.quorum.met || room.entitled === 0)
    throw new Conflict('item-no-quorum', { counted: room.quorum.counted, needed: room.quorum.needed });
  return room;
}
