import type { Tx } from '../database/db.js';
import type { Notification } from './notify.js';

export interface AccountNotification extends Omit<Notification, 'officialId'> {
  accountId: number;
}

/** Tells accounts: where one belongs to an official that person, else the account itself (personnel, an outside approver). */
export async function notifyAccounts(tx: Tx, notices: readonly AccountNotification[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.change(
    `insert into notices (official_id, account_id, code, params, href, at)
     select a.official_id, case when a.official_id is null then a.id end, n.code, n.params, n.href, n.at
     from unnest($1::int[], $2::text[], $3::jsonb[], $4::text[], $5::timestamptz[]) as n (account, code, params, href, at)
     join accounts a on a.id = n.account`,
    [
      notices.map(({ accountId }) => accountId),
      notices.map(({ code }) => code),
      notices.map(({ params }) => JSON.stringify(params ?? {})),
      notices.map(({ href }) => href),
      notices.map(({ at }) => at.toISOString()),
    ],
    'notify-accounts',
  );
}
