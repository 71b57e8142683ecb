import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { neverSignedIn, type AccountRow } from '../accounts/accounts.queries.js';
import { mayManage, needsSecond } from '../accounts/account.policy.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { slipsPage } from '../accounts/slips.page.js';
import { Allow } from '../web/access.js';
import { page, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { mayManageUnit, sightOf } from './unit.policy.js';
import { loadUnit, type UnitRow } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

/** Printable one-time passwords for those of a unit, and of all below it, who have never signed in. */
@Controller('units/:id/passwords')
@Allow('personnel')
export class UnitPasswordsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await this.managed(asking, id);
    return passwordsPage(unit, await this.rows(asking, unit));
  }

  @Post()
  async issue(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: { account?: unknown },
  ): Promise<Page | Redirect> {
    const unit = await this.managed(asking, id);
    const asked = new Set([body?.account ?? []].flat().map(String));
    const rows = await this.rows(asking, unit);
    const chosen = rows.filter((row) => asked.has(String(row.id))).map((row) => row.id);
    if (chosen.length === 0)
      return passwordsPage(unit, rows).withIssues([{ field: 'account', code: 'units:chooseAccounts' }]);
    return slipsPage(await this.accounts.issueMany(asking.actor, chosen), `/units/${id}`);
  }

  private async managed(asking: Asking, id: number): Promise<UnitRow> {
    const unit = await loadUnit(asking, id);
    if (!unit || !sightOf(asking.actor, unit.path)) throw new NotFound();
    if (!mayManageUnit(asking.actor, unit.path)) throw new Forbidden();
    return unit;
  }

  private async rows(asking: Asking, unit: UnitRow): Promise<AccountRow[]> {
    return (await neverSignedIn(asking, unit.path, asking.today)).filter((row) => mayManage(asking.actor, row));
  }
}

function passwordsPage(unit: UnitRow, rows: AccountRow[]): Page {
  return page(
    'units/passwords',
    { unit, rows: rows.map((row) => ({ ...row, second: needsSecond(row) })) },
    'units:passwords',
  );
}
