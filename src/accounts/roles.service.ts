import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, violated, type Tx } from '../database/db.js';
import type { Actor, Role } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { RoleForm } from './account.form.js';
import { isAdministrator, mayGrant } from './account.policy.js';
import { loadAccount } from './accounts.queries.js';
import { keepsAnAdministrator } from './last-administrator.js';

@Injectable()
export class RolesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async grant(actor: Actor, accountId: number, form: RoleForm): Promise<Issue[]> {
    try {
      return await this.db.tx((tx) => this.grantIn(tx, actor, accountId, form));
    } catch (error) {
      if (violated(error) !== 'account_roles_live') throw error;
      return [{ field: 'role', code: 'accounts-admin:roleHeld' }];
    }
  }

  async end(actor: Actor, accountId: number, roleId: number): Promise<void> {
    if (!isAdministrator(actor)) throw new Forbidden();
    await this.db.tx(async (tx) => {
      const held = await tx.one<{ role: Role; unit_id: number | null }>(
        'select role, unit_id from account_roles where id = $1 and account_id = $2 and ended_at is null for update', [roleId, accountId]);
      if (!held) throw new NotFound();
      if (held.role === 'administrator' && !(await keepsAnAdministrator(tx, accountId))) throw new Conflict('last-administrator');
      await tx.change('update account_roles set ended_at = $2 where id = $1', [roleId, this.clock.now()]);
      await this.record(tx, actor, accountId, 'account.role-ended', held.role, held.unit_id);
    });
  }

  private async grantIn(tx: Tx, actor: Actor, accountId: number, form: RoleForm): Promise<Issue[]> {
    const account = await loadAccount(tx, accountId, this.clock.today());
    if (!account) throw new NotFound();
    if (!mayGrant(actor, account)) throw new Forbidden('own-role');
    const unit = form.role === 'administrator' ? null : await tx.one<{ id: number }>('select id from units where code = $1 and closed_on is null', [form.unit ?? '']);
    if (unit === undefined) return [{ field: 'unit', code: 'accounts-admin:unitNeeded' }];
    await tx.change('insert into account_roles (account_id, role, unit_id, granted_by, granted_at) values ($1, $2, $3, $4, $5)', [
      accountId, form.role, unit?.id ?? null, actor.accountId, this.clock.now(),
    ]);
    await this.record(tx, actor, accountId, 'account.role-granted', form.role, unit?.id ?? null);
    return [];
  }

  private record(tx: Tx, actor: Actor, id: number, act: string, role: Role, unitId: number | null): Promise<void> {
    return recordAct(tx, { chain: `account:${id}`, act, account: actor.accountId, at: this.clock.now(), detail: { role, unitId } });
  }
}
