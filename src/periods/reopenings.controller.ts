import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { readForm, tidy } from '../web/read-form.js';
import { periodToShowForm } from './period.policy.js';
import { periodHead } from './period.view.js';
import { ReopeningForm } from './reopening.form.js';
import { confirmersOf } from './reopening.queries.js';
import { ReopeningsService } from './reopenings.service.js';
import { findPeriodSheet } from './sheet-list.queries.js';
import { IdPipe, readId } from '../web/id.pipe.js';

/** Personnel ask. */
@Controller('periods/:id/reopenings')
@Allow('personnel')
export class ReopeningsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reopenings: ReopeningsService,
  ) {}

  @Get('new')
  async form(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query('evaluation') sheet: unknown,
  ): Promise<Page> {
    return this.page(actor, id, readId(sheet) ?? 0, {});
  }

  @Post()
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ReopeningForm, body);
    const typed = tidy(body);
    if (form.issues)
      return (await this.page(actor, id, readId(typed['evaluationId']) ?? 0, typed)).withIssues(form.issues);
    const sheet = await this.reopenings.ask(actor, id, form.value);
    return redirect(`/periods/${id}`, 'periods:reopening.asked', { name: sheet.name });
  }

  private async page(actor: Actor, id: number, sheetId: number, typed: Record<string, unknown>): Promise<Page> {
    const period = await periodToShowForm(this.db, actor, id);
    const sheet =
      Number.isSafeInteger(sheetId) && sheetId < 2 ** 31 ? await findPeriodSheet(this.db, id, sheetId) : undefined;
    if (!sheet) throw new NotFound();
    if (!period.closedAt) throw new Conflict('period-not-closed');
    if (sheet.officialId === actor.officialId) throw new Forbidden('own-sheet-personnel');
    const confirmers = (await confirmersOf(this.db, period.rootUnitId, this.clock.today())).filter(
      (who) => who.officialId !== sheet.officialId && who.officialId !== actor.officialId,
    );
    const data = { period: periodHead(period, this.clock.today()), sheet, confirmers, reason: typed['reason'] };
    return page('periods/reopening-new', data, 'periods:reopening.newTitle');
  }
}
