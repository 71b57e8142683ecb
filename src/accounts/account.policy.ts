import { seatsWith } from '../standing/scopes.js';
import { scopesOf, within, type Actor, type Scope } from '../web/actor.js';
import { standsForOthers, type Power } from './powers.js';

/** What the rules below need to know of an account. `path` is where its official stands, null without an official. */
export interface AccountFacts {
  id: number;
  officialId: number | null;
  path: string | null;
  powers: Power[];
}

export function isAdministrator(actor: Actor): boolean {
  return actor.capabilities.has('administrator');
}

/** An administrator sees every account; personnel see those of the officials in their scope. */
export function maySee(actor: Actor, account: Pick<AccountFacts, 'path'>): boolean {
  return isAdministrator(actor) || (account.path !== null && within(account.path, scopesOf(actor, 'personnel')));
}

/**
 * The one question of every way to somebody's account (a password, letting in again, unlocking): never one's own, and
 * personnel never an account that stands for anything beyond their scope, whether by a role, a post, a seat, an
 * oversight or an acting appointment: its password would hand them that right.
 */
export function mayManage(actor: Actor, account: AccountFacts): boolean {
  if (account.id === actor.accountId || !maySee(actor, account)) return false;
  return isAdministrator(actor) || covers(scopesOf(actor, 'personnel'), account.powers);
}

/** Whether a second person has to agree before this account is opened to anybody. */
export function needsSecond(account: AccountFacts): boolean {
  return standsForOthers(account.powers);
}

/** An account that stands for others is disabled by two as well; in an emergency by an administrator alone, who is then told of. */
export function mayDisableAlone(actor: Actor, account: AccountFacts): boolean {
  return isAdministrator(actor) || !needsSecond(account);
}

/** Nobody grants a role to themself. */
export function mayGrant(actor: Actor, account: Pick<AccountFacts, 'id'>): boolean {
  return isAdministrator(actor) && account.id !== actor.accountId;
}

/**
 * Who may agree to what another asked for: an administrator, and whoever answers for all the places it is about:
 * personnel, the head, the committee's chair and secretaries. Never who asked, never whom it is for.
 */
export function mayAgree(
  actor: Actor,
  request: { accountId: number; askedBy: number; places: readonly Pick<Power, 'path'>[] },
): boolean {
  if (actor.accountId === request.askedBy || actor.accountId === request.accountId) return false;
  return isAdministrator(actor) || answersFor(actor, request.places);
}

function answersFor(actor: Actor, places: readonly Pick<Power, 'path'>[]): boolean {
  const scopes = [...scopesOf(actor, 'personnel'), ...actor.heads, ...seatsWith(actor, 'chair', 'secretary')];
  return places.every(({ path }) => (path === '/' ? scopes.some(isRoot) : within(path, scopes)));
}

function covers(scopes: readonly Scope[], places: readonly Pick<Power, 'path'>[]): boolean {
  return places.every(({ path }) => within(path, scopes));
}

function isRoot({ path }: Scope): boolean {
  return /^\/\d+\/$/.test(path);
}
