import type { Rows } from '../database/db.js';
import { approverOf, headChains, type Approver, type ChainUnit } from '../standing/chain.js';
import { hasRoleAt, scopesOf, type Actor } from '../web/actor.js';

/** The units whose sheets a person may have to decide, with their chains of heads on a day: two statements, whatever the size. */
export interface ApprovalScope {
  chains: Map<number, ChainUnit[]>;
  /** Units whose ordinary members are decided by this person. */
  units: number[];
  /** Everybody who stands at the head of a unit of the scope, or above it: each has an approver of their own. */
  holders: number[];
}

const NOBODY = -1;

export async function approvalScope(db: Rows, actor: Actor, day: string): Promise<ApprovalScope> {
  const paths = [...actor.heads, ...scopesOf(actor, 'outside-approver'), ...scopesOf(actor, 'personnel')].map(
    (scope) => scope.path,
  );
  if (paths.length === 0) return { chains: new Map(), units: [], holders: [] };
  const rows = await db.rows<{ id: number }>(
    'select id from units where path like any ($1::text[])',
    [paths.map((path) => path + '%')],
    'units-under',
  );
  const chains = await headChains(
    db,
    rows.map((row) => row.id),
    day,
  );
  const units = [...chains].filter(([, chain]) => decides(actor, approverOf(NOBODY, chain), chain)).map(([id]) => id);
  const holders = [...chains.values()].flatMap((chain) =>
    chain.flatMap(({ head, acting }) => [head?.officialId, acting?.officialId]),
  );
  return { chains, units, holders: [...new Set(holders.filter((id) => id !== undefined))] };
}

/** Does the right to decide lie with this person, or, past the root, with them as outside approver or personnel there? */
export function decides(actor: Actor, approver: Approver, chain: readonly ChainUnit[]): boolean {
  const path = chain[0]?.path ?? '';
  if (approver === 'outside') return hasRoleAt(actor, 'outside-approver', path) || hasRoleAt(actor, 'personnel', path);
  return approver.officialId === actor.officialId;
}
