import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, violated, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { FormResult } from '../web/issues.js';
import { mayManage, maySee } from './account.policy.js';
import type { AccountForm } from './account.form.js';
import { loadAccount, loadAccounts, type AccountRow } from './accounts.queries.js';
import { keepsAnAdministrator } from './last-administrator.js';
import { createAccount } from './new-account.js';
import { PasswordsService } from './passwords.service.js';

/** What is printed and handed over: the only place where a one-time password is ever shown. */
export interface Slip {
  name: string;
  code: string | null;
  unit: string | null;
  login: string;
  password: string;
}

@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly passwords: PasswordsService,
  ) {}

  async see(actor: Actor, id: number): Promise<AccountRow> {
    const account = await loadAccount(this.db, id, this.clock.today());
    if (!account || !maySee(actor, account)) throw new NotFound();
    return account;
  }

  /** An account that stands for no official, such as an outside approver's. */
  async create(actor: Actor, form: AccountForm): Promise<FormResult<Slip & { id: number }>> {
    try {
      return { value: await this.db.tx((tx) => this.createIn(tx, actor, form)) };
    } catch (error) {
      if (violated(error) !== 'accounts_login_key') throw error;
      return { issues: [{ field: 'login', code: 'accounts-admin:loginTaken', params: { login: form.login } }] };
    }
  }

  async reset(actor: Actor, id: number): Promise<Slip> {
    return this.manage(actor, id, async (tx, account) => {
      const password = await this.passwords.issueOneTime(tx, actor.accountId, id);
      return { name: account.name, code: account.code, unit: account.unit, login: account.login, password };
    });
  }

  /** New one-time passwords for several people who have never signed in. */
  async issueMany(actor: Actor, ids: number[]): Promise<Slip[]> {
    return this.db.tx(async (tx) => {
      await tx.rows('select 1 from accounts where id = any($1::int[]) order by id for update', [ids]);
      const rows = await loadAccounts(tx, ids, this.clock.today());
      if (rows.some((row) => !mayManage(actor, row) || row.lastSignInAt)) throw new Conflict();
      const slips: Slip[] = [];
      for (const { id, name, code, unit, login } of rows) {
        slips.push({ name, code, unit, login, password: await this.passwords.issueOneTime(tx, actor.accountId, id) });
      }
      return slips;
    });
  }

  async unlock(actor: Actor, id: number): Promise<void> {
    await this.manage(actor, id, async (tx) => {
      await tx.change('update accounts set locked_until = null, failed_count = 0 where id = $1', [id]);
      await this.record(tx, actor, id, 'account.unlocked');
    });
  }

  async disable(actor: Actor, id: number): Promise<void> {
    await this.manage(actor, id, async (tx, account) => {
      if (account.disabledAt) throw new Conflict();
      if (!(await keepsAnAdministrator(tx, id))) throw new Conflict('last-administrator');
      await tx.change('update accounts set disabled_at = $2 where id = $1', [id, this.clock.now()]);
      await this.record(tx, actor, id, 'account.disabled');
    });
  }

  async enable(actor: Actor, id: number): Promise<void> {
    await this.manage(actor, id, async (tx, account) => {
      if (!account.disabledAt) throw new Conflict();
      await tx.change('update accounts set disabled_at = null where id = $1', [id]);
      await this.record(tx, actor, id, 'account.enabled');
    });
  }

  private async createIn(tx: Tx, actor: Actor, { login, name }: AccountForm): Promise<Slip & { id: number }> {
    const id = await createAccount(tx, { login, officialId: null, displayName: name, by: actor.accountId, at: this.clock.now() });
    const password = await this.passwords.issueOneTime(tx, actor.accountId, id);
    return { id, name, code: null, unit: null, login, password };
  }

  private async manage<T>(actor: Actor, id: number, work: (tx: Tx, account: AccountRow) => Promise<T>): Promise<T> {
    return this.db.tx(async (tx) => {
      await tx.rows('select 1 from accounts where id = $1 for update', [id]);
      const account = await loadAccount(tx, id, this.clock.today());
      if (!account || !maySee(actor, account)) throw new NotFound();
      if (!mayManage(actor, account)) throw new Forbidden();
      return work(tx, account);
    });
  }

  private record(tx: Tx, actor: Actor, id: number, act: string): Promise<void> {
    return recordAct(tx, { chain: `account:${id}`, act, account: actor.accountId, at: this.clock.now() });
  }
}
