import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { page, Page, redirect, type Redirect } from '../web/answers.js';
import { paged, pageNumber } from '../web/paging.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { AccountForm, RoleForm, ROLES } from './account.form.js';
import { isAdministrator, mayDisableAlone, mayGrant, mayManage, needsSecond } from './account.policy.js';
import { findAccounts, type AccountLine, type AccountRow } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import { RolesService } from './roles.service.js';
import { slipsPage } from './slips.page.js';
import { IdPipe } from '../web/id.pipe.js';
import { unitsForRoles } from './accounts.queries.js';

const SIZE = 50;

@Controller('accounts')
@Allow('administrator', 'personnel')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly roles: RolesService,
  ) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const { q, role } = asked(query);
    const number = pageNumber(query['page']);
    const paths = isAdministrator(asking.actor) ? null : scopesOf(asking.actor, 'personnel').map(({ path }) => path);
    const found = await findAccounts(
      asking,
      { q, role, paths, limit: SIZE, offset: (number - 1) * SIZE },
      asking.today,
    );
    const rows = found.rows.map((row) => ({ ...row, state: this.state(asking, row) }));
    const pages = paged('/accounts', { q, role }, number, SIZE, found.total);
    return page(
      'accounts/list',
      { rows, pages, q, role, roles: ROLES, mayCreate: isAdministrator(asking.actor) },
      'accounts-admin:title',
    );
  }

  @Get('new')
  @Allow('administrator')
  blank(): Page {
    return newPage({});
  }

  @Post()
  @Allow('administrator')
  async create(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const again = newPage(tidy(body));
    const form = readForm(AccountForm, body);
    if (form.issues) return again.withIssues(form.issues);
    const made = await this.accounts.create(actor, form.value);
    if (made.issues) return again.withIssues(made.issues);
    return slipsPage([made.value.issued], `/accounts/${made.value.id}`);
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, await this.accounts.see(asking, id), {});
  }

  @Post(':id/roles')
  @Allow('administrator')
  async grant(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const account = await this.accounts.see(asking, id);
    const form = readForm(RoleForm, body);
    const granting = form.issues ? form : await this.roles.grant(asking.actor, id, form.value);
    if (granting.issues) return (await this.page(asking, account, tidy(body))).withIssues(granting.issues);
    if (granting.done === 'first') return redirect(`/accounts/${id}`, 'accounts-admin:grantedFirst');
    return redirect('/accounts/requests', 'accounts-admin:request.asked');
  }

  @Post(':id/roles/:roleId/end')
  @Allow('administrator')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('roleId', IdPipe) roleId: number,
  ): Promise<Redirect> {
    await this.roles.end(actor, id, roleId);
    return redirect(`/accounts/${id}`, 'accounts-admin:ended');
  }

  private async page(asking: Asking, account: AccountRow, typed: TypedIn<RoleForm>): Promise<Page> {
    const units = mayGrant(asking.actor, account) ? await this.units(asking) : [];
    const may = {
      manage: mayManage(asking.actor, account),
      disable: mayDisableAlone(asking.actor, account),
      grant: mayGrant(asking.actor, account),
      end: isAdministrator(asking.actor),
    };
    const view = {
      account: { ...account, state: this.state(asking, account) },
      may,
      roles: ROLES,
      units,
      typed,
      self: account.id === asking.actor.accountId,
      second: needsSecond(account),
    };
    return new Page('accounts/show', view, { text: account.name });
  }

  /** The units a role can be given in; a long tree is not listed, its codes are typed. */
  private async units(asking: Asking): Promise<{ code: string; name: string }[]> {
    const rows = await unitsForRoles(asking);
    return rows.length > 500 ? [] : rows;
  }

  private state(asking: Asking, row: AccountLine): 'disabled' | 'left' | 'locked' | 'never' | 'active' {
    if (row.disabledAt) return 'disabled';
    if (row.closedOn) return 'left';
    if (row.lockedUntil && row.lockedUntil > asking.at) return 'locked';
    return row.lastSignInAt ? 'active' : 'never';
  }
}

function newPage(typed: TypedIn<AccountForm>): Page {
  return page('accounts/new', { typed }, 'accounts-admin:new');
}

function asked(query: Record<string, unknown>): { q?: string; role?: string } {
  const { q, role } = tidy(query);
  return {
    q: typeof q === 'string' ? q.slice(0, 100) : undefined,
    role: ROLES.find((known) => known === role),
  };
}
