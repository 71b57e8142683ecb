import { Inject, Injectable } from '@nestjs/common';
import { recordAct } from '../acts/record-act.js';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { closedByOneHand, closedOnSql } from './closed-account.js';
import { knows } from './device.js';
import type { Origin } from './origin.js';
import { passwordMatches } from './passwords.js';
import { FREE, TriesService, type Counter } from './tries.service.js';
import { Account } from './account.entity.js';

interface SignInRow {
  id: number;
  password_hash: string | null;
  disabled_at: Date | null;
  closed: boolean | null;
  /** The last day the account was open, where its person's last post has ended. */
  closed_on: string | null;
  stamp: string;
}

export type SignInResult =
  | { ok: true; accountId: number; stamp: string }
  | { ok: false; code: 'wrong' | 'ended' | 'alone' }
  | { ok: false; code: 'wait'; until: Date }
  | { ok: false; code: 'left'; day: string };

/** Failures at a login nobody has stand in one chain, so that they cost what failures at a known one cost. */
const NOBODY = 'sign-in:0';

/**
 * Wrong passwords are counted for a login and where they come from: a browser that signed in before, else the address.
 * For all others together the login and the address are counted too, with more patience.
 */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tries: TriesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async signIn(login: string, password: string, origin: Origin): Promise<SignInResult> {
    const name = login.normalize('NFC').trim().toLowerCase();
    const row = await this.find('a.login = $1', name);
    const counters = this.countersOf(name, row?.id ?? null, origin);
    const counted = await this.tries.begin(counters, row?.id ?? null);
    if (!counted.taken) return { ok: false, code: 'wait', until: counted.until! };
    const matches = await passwordMatches(row?.password_hash ?? null, password);
    if (row && matches && !row.disabled_at && row.closed_on) return { ok: false, code: 'left', day: row.closed_on };
    if (row && matches && !row.disabled_at && row.closed) return { ok: false, code: 'alone' };
    if (row && matches && !row.disabled_at && (await this.succeeded(row.id))) {
      await this.tries.succeeded(counters);
      return { ok: true, accountId: row.id, stamp: row.stamp };
    }
    await this.failed(row?.id ?? null, counted.until !== null);
    return counted.until ? { ok: false, code: 'wait', until: counted.until } : { ok: false, code: 'wrong' };
  }

  /**
   * The same password for a session that was locked after idling. Nothing others do keeps the right one out; after too
   * many wrong ones the session itself ends.
   */
  async unlock(accountId: number, sessionId: string, password: string): Promise<SignInResult> {
    const counter: Counter = { kind: 'unlock', of: sessionId };
    const failures = await this.tries.count(counter, accountId);
    if (failures > FREE.unlock) return { ok: false, code: 'ended' };
    const row = await this.find('a.id = $1', accountId);
    const matches = await passwordMatches(row?.password_hash ?? null, password);
    if (row && matches && !row.disabled_at && row.closed_on) return { ok: false, code: 'left', day: row.closed_on };
    if (row && matches && !row.disabled_at) {
      await this.recordUnlock(row.id);
      await this.tries.succeeded([counter]);
      return { ok: true, accountId: row.id, stamp: row.stamp };
    }
    await this.failed(accountId, failures >= FREE.unlock);
    return { ok: false, code: failures >= FREE.unlock ? 'ended' : 'wrong' };
  }

  private countersOf(login: string, accountId: number | null, { address, device }: Origin): Counter[] {
    if (accountId !== null && knows(device, accountId, this.config.sessionSecret))
      return [{ kind: 'pair', of: `${login}\ndevice\n${device!.id}` }];
    return [
      { kind: 'pair', of: `${login}\naddress\n${address}` },
      { kind: 'account', of: login },
      { kind: 'address', of: address },
    ];
  }

  private find(where: 'a.login = $1' | 'a.id = $1', value: string | number): Promise<SignInRow | undefined> {
    return this.db.one<SignInRow>(
      `select a.id, a.password_hash, a.disabled_at, ${closedByOneHand('$2::date')} as closed, ${closedOnSql('$2::date')} as closed_on,
         coalesce(extract(epoch from a.password_changed_at)::text, '-') as stamp from accounts a where ${where}`,
      [value, this.clock.today()],
    );
  }

  private async failed(id: number | null, waits: boolean): Promise<void> {
    const done = waits ? 'account.locked' : 'account.sign-in-failed';
    await this.db.tx((tx) =>
      recordAct(tx, { chain: id === null ? NOBODY : `account:${id}`, act: done, account: null, at: this.clock.now() }),
    );
  }

  /** False for a one-time password that was used before or is past its end. */
  private async succeeded(id: number): Promise<boolean> {
    const now = this.clock.now();
    return this.db.tx(async (tx) => {
      const letIn = await tx.change(
        `update accounts set last_sign_in_at = $2, one_time_used_at = case when one_time_until is null then null else $2 end
         where id = $1 and (one_time_until is null or (one_time_used_at is null and one_time_until > $2))`,
        [id, now],
      );
      if (letIn !== 1) return false;
      await recordAct(tx, { chain: `account:${id}`, act: 'account.signed-in', account: id, at: now });
      return true;
    });
  }

  private async recordUnlock(id: number): Promise<void> {
    const now = this.clock.now();
    await this.db.tx(async (tx) => {
      await tx.update(Account, { id }, { lastSignInAt: now });
      await recordAct(tx, { chain: `account:${id}`, act: 'account.unlocked', account: id, at: now });
    });
  }
}
