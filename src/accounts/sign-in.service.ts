import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { recordAct } from '../audit/record-act.js';
import { Db } from '../database/db.js';
import { closedOnSql } from './closed-account.js';
import { passwordMatches } from './passwords.js';

export const FAILURES_TO_LOCK = 5;
export const LOCK_MINUTES = 15;

interface SignInRow {
  id: number;
  password_hash: string | null;
  locked_until: Date | null;
  disabled_at: Date | null;
  /** The last day the account was open, where its person's last post has ended. */
  closed_on: string | null;
  stamp: string;
  language: 'vi' | 'en';
}

export type SignInResult =
  | { ok: true; accountId: number; stamp: string; language: 'vi' | 'en' }
  | { ok: false; code: 'wrong' | 'locked'; until?: Date }
  | { ok: false; code: 'left'; day: string };

/** Five wrong passwords lock an account for fifteen minutes, whoever typed them and from wherever. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async signIn(login: string, password: string): Promise<SignInResult> {
    const row = await this.find('a.login = $1', login.normalize('NFC').trim().toLowerCase());
    return this.check(row, password, 'signed-in');
  }

  /** The same check for a session that was locked after idling. */
  async unlock(accountId: number, password: string): Promise<SignInResult> {
    return this.check(await this.find('a.id = $1', accountId), password, 'unlocked');
  }

  private find(where: string, value: string | number): Promise<SignInRow | undefined> {
    return this.db.one<SignInRow>(
      `select a.id, a.password_hash, a.locked_until, a.disabled_at, a.language, ${closedOnSql('$2::date')} as closed_on,
         coalesce(extract(epoch from a.password_changed_at)::text, '-') as stamp from accounts a where ${where}`,
      [value, this.clock.today()],
    );
  }

  private async check(row: SignInRow | undefined, password: string, act: string): Promise<SignInResult> {
    const now = this.clock.now();
    if (row?.locked_until && row.locked_until > now) return { ok: false, code: 'locked', until: row.locked_until };
    const matches = await passwordMatches(row?.password_hash ?? null, password);
    if (!row || row.disabled_at) return { ok: false, code: 'wrong' };
    if (!matches) return this.failed(row.id, now);
    if (row.closed_on) return { ok: false, code: 'left', day: row.closed_on };
    await this.succeeded(row.id, now, act);
    return { ok: true, accountId: row.id, stamp: row.stamp, language: row.language };
  }

  private async failed(id: number, now: Date): Promise<SignInResult> {
    const until = new Date(now.getTime() + LOCK_MINUTES * 60_000);
    const row = await this.db.tx(async (tx) => {
      const after = await tx.one<{ locked_until: Date | null }>(
        `update accounts set
           failed_count = case when failed_count + 1 >= $2 then 0 else failed_count + 1 end,
           locked_until = case when failed_count + 1 >= $2 then $3::timestamptz else null end
         where id = $1 returning locked_until`,
        [id, FAILURES_TO_LOCK, until],
      );
      await recordAct(tx, { chain: `account:${id}`, act: after?.locked_until ? 'account.locked' : 'account.sign-in-failed', account: null, at: now });
      return after;
    });
    return row?.locked_until ? { ok: false, code: 'locked', until: row.locked_until } : { ok: false, code: 'wrong' };
  }

  private async succeeded(id: number, now: Date, act: string): Promise<void> {
    await this.db.tx(async (tx) => {
      await tx.change('update accounts set failed_count = 0, locked_until = null, last_sign_in_at = $2 where id = $1', [id, now]);
      await recordAct(tx, { chain: `account:${id}`, act: `account.${act}`, account: id, at: now });
    });
  }
}
