import { Injectable } from '@nestjs/common';
import { recordAct } from '../acts/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Role } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import { fold } from '../web/fold.js';
import { grantRole } from './grant-role.js';
import { createAccount } from './new-account.js';
import { hashPassword } from './passwords.js';
import { PasswordsService } from './passwords.service.js';
import type { Slip } from './slip.js';
import { hashOf, setupLinkHolds } from './setup-link.js';
import type { SetupForm } from './setup.form.js';
import { TriesService, type Counter } from './tries.service.js';
import { Account } from './account.entity.js';

/** The first administrator, the root unit and, when wished, a first personnel officer: all at once, by a link that works once. */
@Injectable()
export class SetupService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly passwords: PasswordsService,
    private readonly tries: TriesService,
  ) {}

  async check(token: string): Promise<void> {
    if (!(await setupLinkHolds(this.db, token, this.clock.now()))) throw new NotFound();
  }

  /** A wrong link counts against the address, as a wrong password does. */
  async guess(token: string, address: string): Promise<void> {
    const counters: Counter[] = [{ kind: 'address', of: address }];
    if (!(await this.tries.begin(counters, null)).taken) throw new NotFound();
    await this.check(token);
    await this.tries.succeeded(counters);
  }

  async setUp(token: string, form: SetupForm): Promise<Slip | null> {
    await this.check(token);
    const hash = await hashPassword(form.password);
    return this.db.tx(async (tx) => {
      await this.useUp(tx, token);
      const administrator = await this.administrator(tx, form, hash);
      const unitId = await this.root(tx, form, administrator);
      return form.personnelLogin && form.personnelName ? this.personnel(tx, form, administrator, unitId) : null;
    });
  }

  private async useUp(tx: Tx, token: string): Promise<void> {
    const now = this.clock.now();
    const used = await tx.change(
      `update setup_links set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2
         and not exists (select 1 from accounts)`,
      [hashOf(token), now],
    );
    if (used !== 1) throw new NotFound();
  }

  private async administrator(tx: Tx, form: SetupForm, hash: string): Promise<number> {
    const at = this.clock.now();
    const id = await createAccount(tx, { login: form.login, officialId: null, displayName: form.name, by: null, at });
    await tx.update(Account, { id }, { passwordHash: hash, mustChangePassword: false, passwordChangedAt: at });
    await this.grant(tx, id, 'administrator', null, null);
    return id;
  }

  private async root(tx: Tx, form: SetupForm, by: number): Promise<number> {
    const at = this.clock.now();
    const row = await tx.one<{ id: number }>(
      `with next as (select nextval(pg_get_serial_sequence('units', 'id')) as id)
       insert into units (id, code, name, search_name, kind, path, created_at) overriding system value
       select next.id, $1, $2, $3, $4, '/' || next.id || '/', $5 from next returning id`,
      [form.unitCode, form.unitName, fold(form.unitName), form.unitKind, at],
    );
    await recordAct(tx, {
      chain: `unit:${row!.id}`,
      act: 'unit.created',
      account: by,
      at,
      detail: { code: form.unitCode, name: form.unitName },
    });
    return row!.id;
  }

  private async personnel(tx: Tx, form: SetupForm, by: number, unitId: number): Promise<Slip> {
    const [login, name] = [form.personnelLogin!, form.personnelName!];
    const id = await createAccount(tx, { login, officialId: null, displayName: name, by, at: this.clock.now() });
    await this.grant(tx, id, 'personnel', unitId, by);
    const oneTime = await this.passwords.issueOneTime(tx, { accountId: id, by, alone: false, detail: FIRST });
    return { name, code: null, unit: form.unitName, login, ...oneTime };
  }

  private grant(tx: Tx, accountId: number, role: Role, unitId: number | null, by: number | null): Promise<void> {
    return grantRole(tx, { accountId, role, unitId, grantedBy: by, by, at: this.clock.now(), detail: FIRST });
  }
}

/** The very first ones: there is no second person yet who could agree, and the audit says so. */
const FIRST = { first: true };
