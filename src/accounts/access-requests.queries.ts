import type { Rows, Tx } from '../database/db.js';
import type { Role } from '../web/actor.js';
import { POWERS, type Power } from './powers.js';

type RequestKind = 'password' | 'enabling' | 'disabling' | 'role';

/** A way to an account that one person asked for and another has to agree to. */
export interface AccessRequestRow {
  id: number;
  accountId: number;
  officialId: number | null;
  name: string;
  login: string;
  kind: RequestKind;
  role: Role | null;
  unitId: number | null;
  unit: string | null;
  askedBy: number;
  askerOfficialId: number | null;
  asker: string;
  askedAt: Date;
  answeredBy: number | null;
  answerer: string | null;
  answeredAt: Date | null;
  granted: boolean | null;
  usedAt: Date | null;
  /** One person alone gave the account its password: with a role it opens only by a new one. */
  givenAlone: boolean;
  /** What it is about: the role asked for, or all that the account stands for. */
  places: Power[];
  /** The same on the day a second person agreed. */
  agreedPlaces: Power[] | null;
}

/** $1 is the day. */
const REQUEST = `
select r.id, r.account_id as "accountId", a.official_id as "officialId", a.display_name as name, a.login, r.kind, r.role, r.unit_id as "unitId", w.name as unit,
  r.asked_by as "askedBy", q.official_id as "askerOfficialId", q.display_name as asker, r.asked_at as "askedAt", r.answered_by as "answeredBy", v.display_name as answerer,
  r.answered_at as "answeredAt", r.granted, r.used_at as "usedAt", a.given_alone_at is not null as "givenAlone", r.agreed_places as "agreedPlaces",
  case when r.kind = 'role' then json_build_array(json_build_object('as', r.role, 'path', coalesce(w.path, '/'), 'unit', w.name)) else (${POWERS})::json end as places
from access_requests r join accounts a on a.id = r.account_id join accounts q on q.id = r.asked_by
left join accounts v on v.id = r.answered_by left join units w on w.id = r.unit_id`;

export async function lockRequest(tx: Tx, id: number, day: string): Promise<AccessRequestRow | undefined> {
  const locked = await tx.one('select 1 from access_requests where id = $1 for update', [id]);
  return locked && tx.one<AccessRequestRow>(`${REQUEST} where r.id = $2`, [day, id]);
}

/** Nobody has answered these, and they still can be. */
export async function openRequests(on: Rows, since: Date, day: string): Promise<AccessRequestRow[]> {
  return on.rows<AccessRequestRow>(
    `${REQUEST} where r.answered_at is null and r.asked_at > $2 order by r.asked_at limit 200`,
    [day, since],
  );
}

/** What an account asked for, and what was asked for it, lately. */
export async function requestsOf(on: Rows, accountId: number, since: Date, day: string): Promise<AccessRequestRow[]> {
  return on.rows<AccessRequestRow>(
    `${REQUEST} where (r.asked_by = $2 or r.account_id = $2) and r.asked_at > $3 order by r.asked_at desc limit 100`,
    [day, accountId, since],
  );
}

/** Passwords that this account asked for, that were agreed to and not printed yet. */
export async function countToPrint(on: Rows, accountId: number, since: Date): Promise<number> {
  const row = await on.one<{ count: number }>(
    `select count(*)::int as count from access_requests where asked_by = $1 and kind = 'password' and granted and used_at is null and answered_at > $2`,
    [accountId, since],
  );
  return row!.count;
}

export interface Asked {
  kind: RequestKind;
  role?: Role;
  unitId?: number | null;
}

export async function isOpen(tx: Tx, accountId: number, { kind, role, unitId }: Asked, since: Date): Promise<boolean> {
  const row = await tx.one(
    `select 1 from access_requests where account_id = $1 and kind = $2 and role is not distinct from $3 and unit_id is not distinct from $4
       and answered_at is null and asked_at > $5`,
    [accountId, kind, role ?? null, unitId ?? null, since],
  );
  return row !== undefined;
}
