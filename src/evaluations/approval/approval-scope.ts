import type { Rows } from '../../database/db.js';
import { approverOfMembers, headChains, type Approver, type ChainUnit } from '../../standing/chain.js';
import { decides } from '../../standing/decider.js';
import { decidingScopes } from '../../standing/scopes.js';
import { hasRoleAt, scopesOf, type Actor } from '../../web/actor.js';

/** The units whose evaluations a person may have to decide, with their chains of heads on a day: two statements, whatever the size. */
export interface ApprovalScope {
  chains: Map<number, ChainUnit[]>;
  /** Units whose ordinary members are decided by this person. */
  units: number[];
  /** Everybody who stands at the head of a unit of the scope, or above it: each has an approver of their own. */
  holders: number[];
}

export async function approvalScope(db: Rows, actor: Actor, day: string): Promise<ApprovalScope> {
  const paths = [...decidingScopes(actor), ...scopesOf(actor, 'personnel')].map((scope) => scope.path);
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
  const units = [...chains]
    .filter(([, chain]) => decidesOrEnters(actor, approverOfMembers(chain), chain[0]!.path))
    .map(([id]) => id);
  const holders = [...chains.values()].flatMap((chain) =>
    chain.flatMap(({ head, acting }) => [head?.officialId, acting?.officialId]),
  );
  return { chains, units, holders: [...new Set(holders.filter((id) => id !== undefined))] };
}

/**
 * Who decides, and past the root personnel too: they do not decide, but enter what was decided outside. Elsewhere only the
 * outside approver stands for the outside (`decides`).
 */
export function decidesOrEnters(actor: Actor, approver: Approver, path: string): boolean {
  return decides(actor, approver, path) || (approver === 'outside' && hasRoleAt(actor, 'personnel', path));
}
