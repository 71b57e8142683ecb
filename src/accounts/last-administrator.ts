import type { Tx } from '../database/db.js';

/**
 * True when somebody else could still administrate without this account. The live administrators' rows are locked first,
 * so that two who take each other's right at the same moment do not both succeed.
 */
export async function keepsAnAdministrator(tx: Tx, without: number): Promise<boolean> {
  await tx.rows(
    `select id from account_roles where role = 'administrator' and ended_at is null order by id for update`,
  );
  const row = await tx.one<{ mine: boolean; others: boolean }>(
    `select bool_or(r.account_id = $1) as mine, bool_or(r.account_id <> $1 and a.disabled_at is null) as others
     from account_roles r join accounts a on a.id = r.account_id where r.role = 'administrator' and r.ended_at is null`,
    [without],
  );
  return !row?.mine || row.others;
}
