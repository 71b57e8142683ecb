import { scopesOf, within, type Actor, type Role } from '../web/actor.js';

/** What the rules below need to know of an account. `path` is where its official stands, null without an official. */
export interface AccountFacts {
  id: number;
  officialId: number | null;
  path: string | null;
  roles: { role: Role; path: string }[];
}

export function isAdministrator(actor: Actor): boolean {
  return actor.capabilities.has('administrator');
}

/** An administrator sees every account; personnel see those of the officials in their scope. */
export function maySee(actor: Actor, account: AccountFacts): boolean {
  return isAdministrator(actor) || (account.path !== null && within(account.path, scopesOf(actor, 'personnel')));
}

/**
 * Reset, unlock, disable, enable: never one's own, and personnel never an account that holds more than they do
 * (an administrator's, or a role that reaches beyond their scope): a reset would hand them that right.
 */
export function mayManage(actor: Actor, account: AccountFacts): boolean {
  if (account.id === actor.accountId || !maySee(actor, account)) return false;
  if (isAdministrator(actor)) return true;
  return account.roles.every(({ role, path }) => role !== 'administrator' && within(path, scopesOf(actor, 'personnel')));
}

/** Nobody grants a role to themself. */
export function mayGrant(actor: Actor, account: AccountFacts): boolean {
  return isAdministrator(actor) && account.id !== actor.accountId;
}
