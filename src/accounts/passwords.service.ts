import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import type { PasswordForm } from './password.form.js';
import { hashPassword, oneTimePassword, passwordMatches } from './passwords.js';

/** Changing one's own password, and one-time passwords that personnel hand out on paper. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The stamp for the session that goes on, or what is wrong. All other sessions of the account end. */
  async change(actor: Actor, form: PasswordForm): Promise<{ stamp: string } | { issues: Issue[] }> {
    const issues = await this.issues(actor, form);
    if (issues.length > 0) return { issues };
    const hash = await hashPassword(form.next);
    return this.db.tx(async (tx) => {
      const stamp = await store(tx, actor.accountId, hash, false, this.clock.now());
      await recordAct(tx, { chain: `account:${actor.accountId}`, act: 'account.password-changed', account: actor.accountId, at: this.clock.now() });
      return { stamp };
    });
  }

  /** Gives an account a new one-time password, inside the caller's transaction. The text is returned once and kept nowhere. */
  async issueOneTime(tx: Tx, by: number | null, accountId: number): Promise<string> {
    const password = oneTimePassword();
    await store(tx, accountId, await hashPassword(password), true, this.clock.now());
    await recordAct(tx, { chain: `account:${accountId}`, act: 'account.one-time-password', account: by, at: this.clock.now() });
    return password;
  }

  private async issues(actor: Actor, form: PasswordForm): Promise<Issue[]> {
    if (form.next !== form.repeat) return [{ field: 'repeat', code: 'accounts:password.differs' }];
    if (form.next === form.current) return [{ field: 'next', code: 'accounts:password.same' }];
    if (form.next.toLowerCase().includes(actor.login)) return [{ field: 'next', code: 'accounts:password.hasLogin' }];
    const row = await this.db.one<{ password_hash: string | null }>('select password_hash from accounts where id = $1', [actor.accountId]);
    const matches = await passwordMatches(row?.password_hash ?? null, form.current);
    return matches ? [] : [{ field: 'current', code: 'accounts:password.wrong' }];
  }
}

async function store(tx: Tx, id: number, hash: string, mustChange: boolean, at: Date): Promise<string> {
  const row = await tx.one<{ stamp: string }>(
    `update accounts set password_hash = $2, must_change_password = $3, password_changed_at = $4, failed_count = 0, locked_until = null
     where id = $1 returning extract(epoch from password_changed_at)::text as stamp`,
    [id, hash, mustChange, at],
  );
  return row!.stamp;
}
