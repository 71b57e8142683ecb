import type { Rows } from '../database/db.js';
import { heldOn, notOver } from '../standing/validity.js';
import type { Role } from '../web/actor.js';
import { likePatterns } from '../web/fold.js';
import { closedOnSql } from './closed-account.js';
import type { AccountFacts } from './account.policy.js';
import { POWERS } from './powers.js';

/** An account as the list shows it. */
export interface AccountLine extends Omit<AccountFacts, 'powers'> {
  login: string;
  name: string;
  code: string | null;
  unit: string | null;
  disabledAt: Date | null;
  /** The last day it was open, where its person's last post has ended. */
  closedOn: string | null;
  lockedUntil: Date | null;
  lastSignInAt: Date | null;
  hasPassword: boolean;
  roles: { id: number; role: Role; path: string; unit: string | null; grantedAt: string }[];
}

export type AccountRow = AccountLine & Pick<AccountFacts, 'powers'>;

export interface AccountsAsked {
  q?: string;
  role?: string;
  /** Paths within which an official must stand; null for every account. */
  paths: string[] | null;
  limit: number;
  offset: number;
}

export async function findAccounts(
  on: Rows,
  asked: AccountsAsked,
  day: string,
): Promise<{ rows: AccountLine[]; total: number }> {
  const params = [day, likePatterns(asked.q ?? ''), asked.role ?? null, asked.paths?.map((path) => path + '%') ?? null];
  const where = `where (a.login || ' ' || a.search_name || ' ' || coalesce(o.search_name || ' ' || lower(o.code), '')) like all ($2::text[])
    and ($3::text is null or exists (select 1 from account_roles r where r.account_id = a.id and r.role = $3 and r.ended_at is null))
    and ($4::text[] is null or place.path like any ($4))`;
  const rows = await on.rows<AccountLine & { total: number }>(
    `select ${COLUMNS}, count(*) over ()::int as total ${FROM} ${where} order by coalesce(o.sort_name, a.sort_name), a.id limit $5 offset $6`,
    [...params, asked.limit, asked.offset],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function loadAccount(on: Rows, id: number, day: string): Promise<AccountRow | undefined> {
  return on.one<AccountRow>(`select ${WHOLE} ${FROM} where a.id = $2`, [day, id]);
}

/** Accounts of people with a post in the unit or below it who have never signed in; those without a password come first. */
export async function neverSignedIn(on: Rows, path: string, day: string): Promise<AccountRow[]> {
  return on.rows<AccountRow>(
    `select ${WHOLE} ${FROM}
     where place.path like $2 || '%' and a.last_sign_in_at is null and a.disabled_at is null
       and exists (select 1 from posts p where p.official_id = o.id and p.main and ${notOver('p', '$1::date')})
     order by a.password_hash is not null, o.sort_name, a.id limit 100`,
    [day, path],
  );
}

export async function loadAccounts(on: Rows, ids: readonly number[], day: string): Promise<AccountRow[]> {
  return on.rows<AccountRow>(
    `select ${WHOLE} ${FROM} where a.id = any($2::int[]) order by place.path, o.sort_name, a.id`,
    [day, ids],
  );
}

const COLUMNS = `a.id, a.login, a.display_name as name, a.official_id as "officialId", o.code, place.path, place.name as unit,
  a.disabled_at as "disabledAt", ${closedOnSql('$1::date')} as "closedOn", (select max(w.wait_until) from password_tries w where w.account_id = a.id) as "lockedUntil", a.last_sign_in_at as "lastSignInAt",
  a.password_hash is not null as "hasPassword",
  coalesce((select json_agg(json_build_object('id', r.id, 'role', r.role, 'path', coalesce(u.path, '/'), 'unit', u.name, 'grantedAt', r.granted_at) order by r.id)
    from account_roles r left join units u on u.id = r.unit_id where r.account_id = a.id and r.ended_at is null), '[]') as roles`;

const WHOLE = `${COLUMNS}, ${POWERS} as powers`;

/** Where an official stands: the main post of the day, else the one to come or the last one held. */
const FROM = `from accounts a left join officials o on o.id = a.official_id left join lateral (
    select u.path, u.name from posts p join units u on u.id = p.unit_id where p.official_id = a.official_id and p.main
    order by (${heldOn('p', '$1::date')}) desc, p.from_date desc limit 1
  ) place on true`;

export function unitsForRoles(on: Rows): Promise<{ code: string; name: string }[]> {
  return on.rows('select code, name from units where closed_on is null order by path limit 501');
}
