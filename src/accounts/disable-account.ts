import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import { Conflict } from '../web/errors.js';
import { keepsAnAdministrator } from './last-administrator.js';
import { Account } from './account.entity.js';

export interface Disabling {
  accountId: number;
  by: number;
  at: Date;
  detail?: Record<string, unknown>;
}

/** Ends an account and its open sessions; somebody must be left who can let others in. */
export async function disableAccount(tx: Tx, { accountId, by, at, detail }: Disabling): Promise<void> {
  if (!(await keepsAnAdministrator(tx, accountId))) throw new Conflict('last-administrator');
  const disabled = await tx.update(Account, { id: accountId, disabledAt: null }, { disabledAt: at });
  if (disabled !== 1) throw new Conflict();
  await recordAct(tx, { chain: `account:${accountId}`, act: 'account.disabled', account: by, at, detail });
}
