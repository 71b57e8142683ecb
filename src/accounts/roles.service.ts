import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, violated, type Tx } from '../database/db.js';
import type { Actor, Role } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { RoleForm } from './account.form.js';
import { AccessRequestsService } from './access-requests.service.js';
import { isAdministrator, mayGrant } from './account.policy.js';
import { loadAccount } from './accounts.queries.js';
import { grantRole } from './grant-role.js';
import { keepsAnAdministrator } from './last-administrator.js';

/** A role is asked for and another person agrees; the very first personnel officer has nobody else yet. */
export type Granting = { issues: Issue[] } | { issues?: undefined; done: 'asked' | 'first' };

@Injectable()
export class RolesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly requests: AccessRequestsService,
  ) {}

  async grant(actor: Actor, accountId: number, form: RoleForm): Promise<Granting> {
    try {
      return await this.db.tx((tx) => this.grantIn(tx, actor, accountId, form));
    } catch (error) {
      if (violated(error) !== 'account_roles_live') throw error;
      return HELD;
    }
  }

  async end(actor: Actor, accountId: number, roleId: number): Promise<void> {
    if (!isAdministrator(actor)) throw new Forbidden();
    await this.db.tx(async (tx) => {
      const held = await tx.one<{ role: Role; unit_id: number | null }>(
        'select role, unit_id from account_roles where id = $1 and account_id = $2 and ended_at is null for update',
        [roleId, accountId],
      );
      if (!held) throw new NotFound();
      if (held.role === 'administrator' && !(await keepsAnAdministrator(tx, accountId)))
        throw new Conflict('last-administrator');
      await tx.change('update account_roles set ended_at = $2 where id = $1', [roleId, this.clock.now()]);
      await this.record(tx, actor, accountId, 'account.role-ended', held.role, held.unit_id);
    });
  }

  private async grantIn(tx: Tx, actor: Actor, accountId: number, { role, unit: code }: RoleForm): Promise<Granting> {
    await tx.rows('select 1 from accounts where id = $1 for update', [accountId]);
    const account = await loadAccount(tx, accountId, this.clock.today());
    if (!account) throw new NotFound();
    if (!mayGrant(actor, account)) throw new Forbidden('own-role');
    const unit = role === 'administrator' ? null : await unitOfCode(tx, code ?? '');
    if (unit === undefined) return { issues: [{ field: 'unit', code: 'accounts-admin:unitNeeded' }] };
    const unitId = unit?.id ?? null;
    if (account.roles.some((held) => held.role === role && held.path === (unit?.path ?? '/'))) return HELD;
    if (role === 'personnel' && !(await everPersonnel(tx))) {
      await grantRole(tx, {
        accountId,
        role,
        unitId,
        grantedBy: actor.accountId,
        by: actor.accountId,
        at: this.clock.now(),
        detail: { first: true },
      });
      await this.openFirst(tx, accountId);
      return { done: 'first' };
    }
    const places = [{ as: role, path: unit?.path ?? '/', unit: unit?.name ?? null }];
    if (await this.requests.ask(tx, actor, account, { kind: 'role', role, unitId }, places)) return { done: 'asked' };
    return { issues: [{ field: 'role', code: 'accounts-admin:request.open' }] };
  }

  /** Once in an installation's life: there is nobody yet who could agree to a password, and without this nobody ever would be. */
  private async openFirst(tx: Tx, accountId: number): Promise<void> {
    await tx.change('update accounts set given_alone_at = null where id = $1', [accountId]);
  }

  private record(tx: Tx, actor: Actor, id: number, act: string, role: Role, unitId: number | null): Promise<void> {
    return recordAct(tx, {
      chain: `account:${id}`,
      act,
      account: actor.accountId,
      at: this.clock.now(),
      detail: { role, unitId },
    });
  }
}

const HELD = { issues: [{ field: 'role', code: 'accounts-admin:roleHeld' }] };

function unitOfCode(tx: Tx, code: string): Promise<{ id: number; path: string; name: string } | undefined> {
  return tx.one('select id, path, name from units where code = $1 and closed_on is null', [code]);
}

async function everPersonnel(tx: Tx): Promise<boolean> {
  return (await tx.one(`select 1 from account_roles where role = 'personnel' limit 1`)) !== undefined;
}
