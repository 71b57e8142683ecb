import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
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

const SIZE = 50;

@Controller('accounts')
@Allow('administrator', 'personnel')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly roles: RolesService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<Page> {
    const { q, role } = asked(query);
    const number = pageNumber(query['page']);
    const paths = isAdministrator(actor) ? null : scopesOf(actor, 'personnel').map(({ path }) => path);
    const found = await findAccounts(
      this.db,
      { q, role, paths, limit: SIZE, offset: (number - 1) * SIZE },
      this.clock.today(),
    );
    const rows = found.rows.map((row) => ({ ...row, state: this.state(row) }));
    const pages = paged('/accounts', { q, role }, number, SIZE, found.total);
    return page(
      'accounts/list',
      { rows, pages, q, role, roles: ROLES, mayCreate: isAdministrator(actor) },
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
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, await this.accounts.see(actor, id), {});
  }

  @Post(':id/roles')
  @Allow('administrator')
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const account = await this.accounts.see(actor, id);
    const form = readForm(RoleForm, body);
    const granting = form.issues ? form : await this.roles.grant(actor, id, form.value);
    if (granting.issues) return (await this.page(actor, account, tidy(body))).withIssues(granting.issues);
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

  private async page(actor: Actor, account: AccountRow, typed: TypedIn<RoleForm>): Promise<Page> {
    const units = mayGrant(actor, account) ? await this.units() : [];
    const may = {
      manage: mayManage(actor, account),
      disable: mayDisableAlone(actor, account),
      grant: mayGrant(actor, account),
      end: isAdministrator(actor),
    };
    const view = {
      account: { ...account, state: this.state(account) },
      may,
      roles: ROLES,
      units,
      typed,
      self: account.id === actor.accountId,
      second: needsSecond(account),
    };
    return new Page('accounts/show', view, { text: account.name });
  }

  /** The units a role can be given in; a long tree is not listed, its codes are typed. */
  private async units(): Promise<{ code: string; name: string }[]> {
    const rows = await this.db.rows<{ code: string; name: string }>(
      'select code, name from units where closed_on is null order by path limit 501',
    );
    return rows.length > 500 ? [] : rows;
  }

  private state(row: AccountLine): 'disabled' | 'left' | 'locked' | 'never' | 'active' {
    if (row.disabledAt) return 'disabled';
    if (row.closedOn) return 'left';
    if (row.lockedUntil && row.lockedUntil > this.clock.now()) return 'locked';
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
