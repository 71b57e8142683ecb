import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { neverSignedIn, type AccountRow } from '../accounts/accounts.queries.js';
import { mayManage, needsSecond } from '../accounts/account.policy.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { slipsPage } from '../accounts/slips.page.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { mayManageUnit, sightOf } from './unit.policy.js';
import { loadUnit, type UnitRow } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

/** Printable one-time passwords for those of a unit, and of all below it, who have never signed in. */
@Controller('units/:id/passwords')
@Allow('personnel')
export class UnitPasswordsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await this.managed(actor, id);
    return passwordsPage(unit, await this.rows(actor, unit));
  }

  @Post()
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: { account?: unknown },
  ): Promise<Page | Redirect> {
    const unit = await this.managed(actor, id);
    const asked = new Set([body?.account ?? []].flat().map(String));
    const rows = await this.rows(actor, unit);
    const chosen = rows.filter((row) => asked.has(String(row.id))).map((row) => row.id);
    if (chosen.length === 0)
      return passwordsPage(unit, rows).withIssues([{ field: 'account', code: 'units:chooseAccounts' }]);
    return slipsPage(await this.accounts.issueMany(actor, chosen), `/units/${id}`);
  }

  private async managed(actor: Actor, id: number): Promise<UnitRow> {
    const unit = await loadUnit(this.db, id);
    if (!unit || !sightOf(actor, unit.path)) throw new NotFound();
    if (!mayManageUnit(actor, unit.path)) throw new Forbidden();
    return unit;
  }

  private async rows(actor: Actor, unit: UnitRow): Promise<AccountRow[]> {
    return (await neverSignedIn(this.db, unit.path, this.clock.today())).filter((row) => mayManage(actor, row));
  }
}

function passwordsPage(unit: UnitRow, rows: AccountRow[]): Page {
  return page(
    'units/passwords',
    { unit, rows: rows.map((row) => ({ ...row, second: needsSecond(row) })) },
    'units:passwords',
  );
}
