import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import type { Role } from '../web/actor.js';
import { AccountRole } from './account-role.entity.js';

export interface Grant {
  accountId: number;
  role: Role;
  /** Null for an administrator, who has no unit. */
  unitId: number | null;
  grantedBy: number | null;
  /** Who did the last of the acts it took; with whom, stands in the detail. */
  by: number | null;
  at: Date;
  detail?: Record<string, unknown>;
}

export async function grantRole(tx: Tx, { accountId, role, unitId, grantedBy, by, at, detail }: Grant): Promise<void> {
  await tx.insert(AccountRole, { accountId, role, unitId, grantedBy, grantedAt: at });
  await recordAct(tx, {
    chain: `account:${accountId}`,
    act: 'account.role-granted',
    account: by,
    at,
    detail: { role, unitId, ...detail },
  });
}
