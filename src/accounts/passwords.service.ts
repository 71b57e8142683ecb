import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { recordAct } from '../acts/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Rows, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import type { PasswordForm } from './password.form.js';
import { passwordIssues, type Person } from './password-rules.js';
import { hashPassword, oneTimePassword, passwordMatches } from './passwords.js';
import { TriesService, type Counter } from './tries.service.js';
import { waitIssue } from './waiting.js';
import { Account } from './account.entity.js';
import { PasswordTry } from './password-try.entity.js';

const ONE_TIME_DAYS = 7;

/** A password as it is handed over on paper, and until when it lets somebody in, once. */
export interface OneTime {
  password: string;
  until: Date;
}

export interface OneTimeFor {
  accountId: number;
  by: number | null;
  /** True when nobody else agreed. */
  alone: boolean;
  detail?: Record<string, unknown>;
}

export type Changed = { stamp: string; issues?: undefined } | { issues: Issue[]; until?: Date };

/** Changing one's own password, and one-time passwords that personnel hand out on paper. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tries: TriesService,
    private readonly acts: Acts,
  ) {}

  /** The stamp for the session that goes on, or what is wrong. All other sessions of the account end. */
  async change(actor: Actor, sessionId: string, form: PasswordForm): Promise<Changed> {
    const issues = chosenWrongly({ ...actor, places: await placesOf(this.db, actor) }, form);
    if (issues.length > 0) return { issues };
    const refused = await this.checkCurrent(actor, sessionId, form.current);
    if (refused) return refused;
    const hash = await hashPassword(form.next);
    return this.acts.perform(actor, async (act) => {
      const stamp = await store(act, actor.accountId, hash, { at: act.at, oneTimeUntil: null });
      await act.record(`account:${actor.accountId}`, 'account.password-changed');
      return { stamp };
    });
  }

  /** Gives an account a new one-time password, inside the caller's transaction. The text is returned once and kept nowhere. */
  async issueOneTime(tx: Tx, { accountId, by, alone, detail }: OneTimeFor): Promise<OneTime> {
    const password = oneTimePassword();
    const at = this.clock.now();
    const until = new Date(at.getTime() + ONE_TIME_DAYS * 86_400_000);
    await store(tx, accountId, await hashPassword(password), { at, oneTimeUntil: until });
    await tx.update(Account, { id: accountId }, { givenAloneAt: alone ? at : null });
    await recordAct(tx, { chain: `account:${accountId}`, act: 'account.one-time-password', account: by, at, detail });
    return { password, until };
  }

  /** Wrong current passwords are counted like those at the door: who sits at an open session may not guess without end. */
  private async checkCurrent(
    actor: Actor,
    sessionId: string,
    current: string,
  ): Promise<{ issues: Issue[]; until?: Date } | null> {
    const counter: Counter = { kind: 'current', of: sessionId };
    const counted = await this.tries.begin([counter], actor.accountId);
    const wait = (until: Date) => ({ issues: [waitIssue('current', until, this.clock.now())], until });
    if (!counted.taken) return wait(counted.until!);
    const row = await this.db.one<{ password_hash: string | null }>(
      'select password_hash from accounts where id = $1',
      [actor.accountId],
    );
    if (await passwordMatches(row?.password_hash ?? null, current)) {
      await this.tries.succeeded([counter]);
      return null;
    }
    const done = counted.until ? 'account.locked' : 'account.sign-in-failed';
    await this.acts.perform(actor, (act) => act.record(`account:${actor.accountId}`, done, { at: 'password-change' }));
    return counted.until ? wait(counted.until) : { issues: [{ field: 'current', code: 'accounts:password.wrong' }] };
  }
}

/** Codes and names of the units somebody belongs to or answers for, of all above them, and of every root. */
async function placesOf(on: Rows, { unit, roles, heads, committees }: Actor): Promise<string[]> {
  const paths = [...(unit ? [unit] : []), ...roles, ...heads, ...committees].map(({ path }) => path);
  const rows = await on.rows<{ code: string; name: string }>(
    'select code, name from units u where u.parent_id is null or exists (select 1 from unnest($1::text[]) p where starts_with(p, u.path)) order by u.path limit 200',
    [paths],
  );
  return rows.flatMap(({ code, name }) => [code, name]);
}

function chosenWrongly(person: Person, form: PasswordForm): Issue[] {
  const issues = passwordIssues('next', form.next, person);
  if (issues.length > 0) return issues;
  if (form.next !== form.repeat) return [{ field: 'repeat', code: 'accounts:password.differs' }];
  return form.next === form.current ? [{ field: 'next', code: 'accounts:password.same' }] : [];
}

/** A new password ends the waits that wrong ones at the old one brought about. */
async function store(tx: Tx, id: number, hash: string, set: { at: Date; oneTimeUntil: Date | null }): Promise<string> {
  await tx.remove(PasswordTry, { accountId: id });
  const row = await tx.one<{ stamp: string }>(
    `update accounts set password_hash = $2, must_change_password = $4::timestamptz is not null, password_changed_at = $3,
       one_time_until = $4, one_time_used_at = null
     where id = $1 returning extract(epoch from password_changed_at)::text as stamp`,
    [id, hash, set.at, set.oneTimeUntil],
  );
  return row!.stamp;
}
