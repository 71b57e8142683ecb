import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { violated } from '../database/db.js';
import type { Actor, Role } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { RoleForm } from './account.form.js';
import { AccessRequestsService } from './access-requests.service.js';
import { isAdministrator, mayGrant } from './account.policy.js';
import { loadAccount } from './accounts.queries.js';
import { grantRole } from './grant-role.js';
import { keepsAnAdministrator } from './last-administrator.js';
import { AccountRole } from './account-role.entity.js';
import { Account } from './account.entity.js';

/** A role is asked for and another person agrees; the very first personnel officer has nobody else yet. */
export type Granting = { issues: Issue[] } | { issues?: undefined; done: 'asked' | 'first' };

@Injectable()
export class RolesService {
  constructor(
    private readonly requests: AccessRequestsService,
    private readonly acts: Acts,
  ) {}

  async grant(actor: Actor, accountId: number, form: RoleForm): Promise<Granting> {
    try {
      return await this.acts.perform(actor, (act) => this.grantIn(act, accountId, form));
    } catch (error) {
      if (violated(error) !== 'account_roles_live') throw error;
      return HELD;
    }
  }

  async end(actor: Actor, accountId: number, roleId: number): Promise<void> {
    if (!isAdministrator(actor)) throw new Forbidden();
    await this.acts.perform(actor, async (act) => {
      const held = await act.one<{ role: Role; unit_id: number | null }>(
        'select role, unit_id from account_roles where id = $1 and account_id = $2 and ended_at is null for update',
        [roleId, accountId],
      );
      if (!held) throw new NotFound();
      if (held.role === 'administrator' && !(await keepsAnAdministrator(act, accountId)))
        throw new Conflict('last-administrator');
      await act.update(AccountRole, { id: roleId }, { endedAt: act.at });
      await act.record(`account:${accountId}`, 'account.role-ended', { role: held.role, unitId: held.unit_id });
    });
  }

  private async grantIn(act: Act, accountId: number, { role, unit: code }: RoleForm): Promise<Granting> {
    await act.rows('select 1 from accounts where id = $1 for update', [accountId]);
    const account = await loadAccount(act, accountId, act.today);
    if (!account) throw new NotFound();
    if (!mayGrant(act.actor, account)) throw new Forbidden('own-role');
    const unit = role === 'administrator' ? null : await unitOfCode(act, code ?? '');
    if (unit === undefined) return { issues: [{ field: 'unit', code: 'accounts-admin:unitNeeded' }] };
    const unitId = unit?.id ?? null;
    if (account.roles.some((held) => held.role === role && held.path === (unit?.path ?? '/'))) return HELD;
    if (role === 'personnel' && !(await everPersonnel(act))) {
      await grantRole(act, {
        accountId,
        role,
        unitId,
        grantedBy: act.actor.accountId,
        by: act.actor.accountId,
        at: act.at,
        detail: { first: true },
      });
      await this.openFirst(act, accountId);
      return { done: 'first' };
    }
    const places = [{ as: role, path: unit?.path ?? '/', unit: unit?.name ?? null }];
    if (await this.requests.ask(act, account, { kind: 'role', role, unitId }, places)) return { done: 'asked' };
    return { issues: [{ field: 'role', code: 'accounts-admin:request.open' }] };
  }

  /** Once in an installation's life: there is nobody yet who could agree to a password, and without this nobody ever would be. */
  private async openFirst(act: Act, accountId: number): Promise<void> {
    await act.update(Account, { id: accountId }, { givenAloneAt: null });
  }
}

const HELD = { issues: [{ field: 'role', code: 'accounts-admin:roleHeld' }] };

function unitOfCode(act: Act, code: string): Promise<{ id: number; path: string; name: string } | undefined> {
  return act.one('select id, path, name from units where code = $1 and closed_on is null', [code]);
}

async function everPersonnel(act: Act): Promise<boolean> {
  return (await act.one(`select 1 from account_roles where role = 'personnel' limit 1`)) !== undefined;
}
