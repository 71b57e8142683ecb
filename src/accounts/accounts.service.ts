import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { violated } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { FormResult } from '../web/issues.js';
import { AccessRequestsService } from './access-requests.service.js';
import { mayDisableAlone, mayManage, maySee, needsSecond } from './account.policy.js';
import type { AccountForm } from './account.form.js';
import { loadAccount, loadAccounts, type AccountRow } from './accounts.queries.js';
import { disableAccount } from './disable-account.js';
import { createAccount } from './new-account.js';
import { SlipsService, type Issued } from './slips.service.js';
import { PasswordTry } from './password-try.entity.js';
import { Account } from './account.entity.js';
import type { Lang } from '../web/labels.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly slips: SlipsService,
    private readonly requests: AccessRequestsService,
    private readonly acts: Acts,
  ) {}

  /** The language a person is spoken to in from now on. */
  async speak(actor: Actor, language: Lang): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      await act.update(Account, { id: actor.accountId }, { language });
    });
  }

  async see(asking: Asking, id: number): Promise<AccountRow> {
    const account = await loadAccount(asking, id, asking.today);
    if (!account || !maySee(asking.actor, account)) throw new NotFound();
    return account;
  }

  /** An account that stands for no official, such as an outside approver's. */
  async create(actor: Actor, form: AccountForm): Promise<FormResult<{ id: number; issued: Issued }>> {
    try {
      return { value: await this.acts.perform(actor, (act) => this.createIn(act, form)) };
    } catch (error) {
      if (violated(error) !== 'accounts_login_key') throw error;
      return { issues: [{ field: 'login', code: 'accounts-admin:loginTaken', params: { login: form.login } }] };
    }
  }

  async reset(asking: Asking, id: number): Promise<Issued> {
    return this.manage(asking.actor, id, async (act, account) => {
      const issued = await this.slips.issue(act, account);
      if (issued === 'asked-before') throw new Conflict('access-asked');
      return issued;
    });
  }

  /** New one-time passwords for several people who have never signed in. */
  async issueMany(actor: Actor, ids: number[]): Promise<Issued[]> {
    return this.acts.perform(actor, async (act) => {
      await act.rows('select 1 from accounts where id = any($1::int[]) order by id for update', [ids]);
      const rows = await loadAccounts(act, ids, act.today);
      if (rows.some((row) => !mayManage(actor, row) || row.lastSignInAt)) throw new Conflict();
      const issued: Issued[] = [];
      for (const row of rows) issued.push(await this.slips.issue(act, row));
      return issued;
    });
  }

  /** Ends the waits after wrong passwords; it lets nobody in who does not have the right one. */
  async unlock(asking: Asking, id: number): Promise<void> {
    await this.manage(asking.actor, id, async (act) => {
      await act.remove(PasswordTry, { accountId: id });
      await act.record(`account:${id}`, 'account.unlocked');
    });
  }

  /** Where it stands for others a second person has to agree first, unless an administrator does it: then the secretary is told. */
  async disable(asking: Asking, id: number): Promise<'disabled' | 'asked'> {
    return this.manage(asking.actor, id, async (act, account) => {
      if (account.disabledAt) throw new Conflict();
      if (!mayDisableAlone(asking.actor, account)) {
        if (!(await this.requests.ask(act, account, { kind: 'disabling' }, account.powers)))
          throw new Conflict('access-asked');
        return 'asked';
      }
      const alone = needsSecond(account);
      await disableAccount(act, {
        accountId: id,
        by: asking.actor.accountId,
        at: act.at,
        detail: alone ? { alone } : undefined,
      });
      if (alone) await this.requests.tell(act, account, 'account-disabled', account.powers);
      return 'disabled';
    });
  }

  /** Lets an account in again; where it stands for others a second person has to agree first. */
  async enable(asking: Asking, id: number): Promise<'enabled' | 'asked'> {
    return this.manage(asking.actor, id, async (act, account) => {
      if (!account.disabledAt) throw new Conflict();
      if (needsSecond(account)) {
        if (!(await this.requests.ask(act, account, { kind: 'enabling' }, account.powers)))
          throw new Conflict('access-asked');
        return 'asked';
      }
      await act.update(Account, { id }, { disabledAt: null });
      await act.record(`account:${id}`, 'account.enabled');
      return 'enabled';
    });
  }

  private async createIn(act: Act, { login, name }: AccountForm): Promise<{ id: number; issued: Issued }> {
    const id = await createAccount(act, {
      login,
      officialId: null,
      displayName: name,
      by: act.actor.accountId,
      at: act.at,
    });
    const account = await loadAccount(act, id, act.today);
    return { id, issued: await this.slips.issue(act, account!) };
  }

  private async manage<T>(actor: Actor, id: number, work: (act: Act, account: AccountRow) => Promise<T>): Promise<T> {
    return this.acts.perform(actor, async (act) => {
      await act.rows('select 1 from accounts where id = $1 for update', [id]);
      const account = await loadAccount(act, id, act.today);
      if (!account || !maySee(actor, account)) throw new NotFound();
      if (!mayManage(actor, account)) throw new Forbidden();
      return work(act, account);
    });
  }
}
