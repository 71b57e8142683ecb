import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import { Account } from './account.entity.js';

export interface NewAccount {
  login: string;
  officialId: number | null;
  displayName: string;
  by: number | null;
  at: Date;
}

const SHORTEST = 3;

/** The login that goes with an official's code: lower case, at least three signs. */
export function loginFor(code: string): string {
  const login = code.normalize('NFC').toLowerCase();
  return login.length < SHORTEST ? `cb-${login}` : login;
}

/** Makes an account without a password; nobody signs in with it before a one-time password is issued. */
export async function createAccount(tx: Tx, account: NewAccount): Promise<number> {
  const row = await tx.insert(Account, {
    login: account.login,
    officialId: account.officialId,
    displayName: account.displayName,
    createdAt: account.at,
  });
  const { login, officialId, by, at } = account;
  await recordAct(tx, {
    chain: `account:${row.id}`,
    act: 'account.created',
    account: by,
    at,
    detail: { login, officialId },
  });
  return row.id;
}

/** The login itself when it is free, else the first free one of login-2, login-3 … */
export async function freeLogin(tx: Tx, login: string): Promise<string> {
  const row = await tx.one<{ login: string }>(
    `select c.login from (select case n when 1 then $1 else $1 || '-' || n end as login, n from generate_series(1, 1000) n) c
     where not exists (select 1 from accounts a where a.login = c.login) order by n limit 1`,
    [login.slice(0, 55)],
  );
  return row!.login;
}
