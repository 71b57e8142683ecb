import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { readForm, tidy } from '../web/read-form.js';
import { ExcusalForm } from './excusal.form.js';
import { EXCUSAL_KINDS, ExcusalsService } from './excusals.service.js';
import { mustBeOpen, periodToShowForm } from './period.policy.js';
import { periodHead } from './period.view.js';
import { findPeriodSheet } from './sheet-list.queries.js';
import { IdPipe, readId } from '../web/id.pipe.js';

@Controller('periods/:id/excusals')
@Allow('personnel')
export class ExcusalsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly excusals: ExcusalsService,
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
  async excuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ExcusalForm, body);
    const typed = tidy(body);
    if (form.issues)
      return (await this.page(actor, id, readId(typed['evaluationId']) ?? 0, typed)).withIssues(form.issues);
    const sheet = await this.excusals.excuse(actor, id, form.value);
    return redirect(`/periods/${id}`, 'periods:excusal.done', { name: sheet.name });
  }

  @Post(':excusal/ending')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('excusal', IdPipe) excusal: number,
  ): Promise<Redirect> {
    const sheet = await this.excusals.end(actor, id, excusal);
    return redirect(`/periods/${id}`, 'periods:excusal.ended', { name: sheet.name });
  }

  private async page(actor: Actor, id: number, sheetId: number, typed: Record<string, unknown>): Promise<Page> {
    const period = await periodToShowForm(this.db, actor, id);
    const sheet =
      Number.isSafeInteger(sheetId) && sheetId < 2 ** 31 ? await findPeriodSheet(this.db, id, sheetId) : undefined;
    if (!sheet) throw new NotFound();
    mustBeOpen(period);
    if (sheet.officialId === actor.officialId) throw new Forbidden('own-sheet-personnel');
    const data = {
      period: periodHead(period, this.clock.today()),
      sheet,
      kinds: EXCUSAL_KINDS,
      kind: typed['kind'],
      reason: typed['reason'],
    };
    return page('periods/excusal', data, 'periods:excusal.title');
  }
}
