import { notifyMany, type Notification } from '../acts/notify.js';
import type { Tx } from '../database/db.js';
import { approverOf, headChains, type ChainUnit } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';

export interface Transfer {
  officialId: number;
  name: string;
  /** The posts' units. */
  from: { id: number; name: string };
  to: { id: number; name: string };
  day: string;
}

/** Each person, the head they leave and the head they come to hear of a transfer. */
export async function tellTransfers(
  tx: Tx,
  actor: Actor,
  transfers: readonly Transfer[],
  { at, today }: { at: Date; today: string },
): Promise<void> {
  const units = [...new Set(transfers.flatMap(({ from, to }) => [from.id, to.id]))];
  const chains = await headChains(tx, units, today);
  await notifyMany(
    tx,
    transfers.flatMap((transfer) => noticesOf(actor, transfer, chains).map((notice) => ({ ...notice, at }))),
  );
}

function noticesOf(
  actor: Actor,
  { officialId, name, from, to, day }: Transfer,
  chains: ReadonlyMap<number, ChainUnit[]>,
): Omit<Notification, 'at'>[] {
  const params = { by: actor.name, name, from: from.name, to: to.name, day };
  const approvers = [from.id, to.id].map((unitId) => approverOf(officialId, chains.get(unitId) ?? []));
  const [left, come] = approvers.map((approver) =>
    approver === 'outside' || approver.officialId === officialId ? null : approver.officialId,
  );
  return [
    { officialId, code: 'transferred', params, href: '/evaluations' },
    ...(left && left !== come ? [{ officialId: left, code: 'transfer-left', params, href: '/interim-views' }] : []),
    ...(come ? [{ officialId: come, code: 'transfer-head', params, href: '/approvals' }] : []),
  ];
}
