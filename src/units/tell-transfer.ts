import { notifyMany } from '../acts/notify.js';
import type { Tx } from '../database/db.js';
import { approverOf, headChains } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';

export interface Transfer {
  officialId: number;
  name: string;
  /** The posts' units. */
  from: { id: number; name: string };
  to: { id: number; name: string };
  day: string;
}

/** The person, the head they leave and the head they come to each hear of a transfer. */
export async function tellTransfer(
  tx: Tx,
  actor: Actor,
  transfer: Transfer,
  { at, today }: { at: Date; today: string },
): Promise<void> {
  const { officialId, name, from, to, day } = transfer;
  const params = { by: actor.name, name, from: from.name, to: to.name, day };
  const chains = await headChains(tx, [from.id, to.id], today);
  const approvers = [from.id, to.id].map((unitId) => approverOf(officialId, chains.get(unitId) ?? []));
  const [left, come] = approvers.map((approver) =>
    approver === 'outside' || approver.officialId === officialId ? null : approver.officialId,
  );
  const heads = [
    ...(left && left !== come ? [{ officialId: left, code: 'transfer-left', href: '/interim-views' }] : []),
    ...(come ? [{ officialId: come, code: 'transfer-head', href: '/approvals' }] : []),
  ];
  await notifyMany(tx, [
    { officialId, code: 'transferred', params, href: '/evaluations', at },
    ...heads.map((head) => ({ ...head, params, at })),
  ]);
}
