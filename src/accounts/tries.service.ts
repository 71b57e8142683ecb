import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';

/** How many wrong passwords are free, by what they are counted for; each one after that doubles the wait. */
export const FREE = { pair: 5, account: 50, address: 100, current: 5, unlock: 10 } as const;
type Counted = keyof typeof FREE;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;

export interface Counter {
  kind: Counted;
  /** What is counted, for instance a login and an address. It is stored as a keyed hash: people type passwords as logins. */
  of: string;
}

export interface Try {
  /** False while somebody has to wait: the password is then not looked at. */
  taken: boolean;
  until: Date | null;
}

/**
 * Counts tries at passwords in the database, so that all instances share them. A try is counted before the password is
 * looked at, so that many at once are no way round; the right password takes its own count back.
 */
@Injectable()
export class TriesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async begin(counters: readonly Counter[], accountId: number | null): Promise<Try> {
    const now = this.clock.now();
    const keys = counters.map((counter) => this.key(counter));
    const free = counters.map(({ kind }) => FREE[kind]);
    const owners = counters.map(({ kind }) => (kind === 'address' ? null : accountId));
    const counted = await this.db.rows<{ until: Date | null }>(BEGIN, [
      keys,
      free,
      owners,
      now,
      FIRST_WAIT_SECONDS,
      LONGEST_WAIT_SECONDS,
    ]);
    if (counted.length === keys.length) return { taken: true, until: latest(counted) };
    return { taken: false, until: latest(await this.db.rows(WAITING, [keys, now])) ?? now };
  }

  /** Takes back what `begin` counted. What is counted for this person at this place starts anew; the rest keeps the others' failures. */
  async succeeded(counters: readonly Counter[]): Promise<void> {
    const shared = (kind: Counted) => kind === 'account' || kind === 'address';
    await this.db.rows(SUCCEEDED, [
      counters.filter(({ kind }) => !shared(kind)).map((counter) => this.key(counter)),
      counters.filter(({ kind }) => shared(kind)).map((counter) => this.key(counter)),
    ]);
  }

  /** One more wrong password where nobody is made to wait: how many it has been. */
  async count(counter: Counter, accountId: number): Promise<number> {
    const row = await this.db.one<{ failures: number }>(COUNT, [this.key(counter), accountId, this.clock.now()]);
    return row!.failures;
  }

  private key({ kind, of }: Counter): string {
    return `${kind}:${createHmac('sha256', this.config.sessionSecret).update(`tries:${kind}:${of}`).digest('base64url')}`;
  }
}

function latest(rows: readonly { until: Date | null }[]): Date | null {
  const times = rows.flatMap(({ until }) => (until ? [until.getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

/** An hour without a wrong password begins the count anew. */
const ONE_MORE = `case when t.last_at < excluded.last_at - interval '1 hour' then 1 else t.failures + 1 end`;

/**
 * A key that waits is not counted further and gives no row back; rows nobody added to for a day go. Every statement here
 * takes its rows in the order of their keys, so that two sign-ins at once wait for each other and never in a circle.
 */
const BEGIN = `
with asked as (select * from unnest($1::text[], $2::int[], $3::int[]) as a(key, free, account_id)),
 stale as (select key from password_tries where last_at < $4::timestamptz - interval '1 day' and key <> all($1::text[]) for update skip locked),
 old as (delete from password_tries where key in (select key from stale))
insert into password_tries as t (key, account_id, failures, last_at)
select a.key, a.account_id, 1, $4::timestamptz from asked a
where not exists (select 1 from password_tries w where w.key = any($1::text[]) and w.wait_until > $4::timestamptz) order by a.key
on conflict (key) do update set last_at = excluded.last_at, account_id = excluded.account_id, failures = ${ONE_MORE},
  wait_until = (select case when n.failures >= a.free
      then excluded.last_at + make_interval(secs => least($6::int, $5::int * 2 ^ least(n.failures - a.free, 10))) end
    from asked a, (select ${ONE_MORE} as failures) n where a.key = t.key)
where t.wait_until is null or t.wait_until <= excluded.last_at
returning wait_until as until`;

const WAITING = `select wait_until as until from password_tries where key = any($1::text[]) and wait_until > $2`;

const SUCCEEDED = `
with mine as (select key from password_tries where key = any($1::text[] || $2::text[]) order by key for update),
 own as (delete from password_tries where key in (select key from mine) and key = any($1::text[]))
update password_tries set failures = greatest(failures - 1, 0), wait_until = null where key in (select key from mine) and key = any($2::text[])`;

const COUNT = `insert into password_tries as t (key, account_id, failures, last_at) values ($1, $2, 1, $3)
on conflict (key) do update set last_at = excluded.last_at, failures = ${ONE_MORE} returning failures`;
