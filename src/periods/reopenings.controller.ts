import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readForm, tidy } from '../web/read-form.js';
import { mustBeClosed, evaluationToShow } from './period-evaluation-access.js';
import { periodHead } from './period.view.js';
import { ReopeningForm } from './reopening.form.js';
import { confirmersOf } from './reopening.queries.js';
import { ReopeningsService } from './reopenings.service.js';
import { IdPipe } from '../web/id.pipe.js';

/** Personnel ask. */
@Controller('periods/:id/reopenings')
@Allow('personnel')
export class ReopeningsController {
  constructor(private readonly reopenings: ReopeningsService) {}

  @Get('new')
  async form(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('evaluation') evaluation: unknown,
  ): Promise<Page> {
    return this.page(asking, id, evaluation, {});
  }

  @Post()
  async ask(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ReopeningForm, body);
    const typed = tidy(body);
    if (form.issues) return (await this.page(asking, id, typed['evaluationId'], typed)).withIssues(form.issues);
    const evaluation = await this.reopenings.ask(asking.actor, id, form.value);
    return redirect(`/periods/${id}`, 'periods:reopening.asked', { name: evaluation.name });
  }

  private async page(asking: Asking, id: number, asked: unknown, typed: Record<string, unknown>): Promise<Page> {
    const { actor, today } = asking;
    const { period, evaluation } = await evaluationToShow(asking, id, asked, mustBeClosed);
    const confirmers = (await confirmersOf(asking, period.rootUnitId, today)).filter(
      (who) => who.officialId !== evaluation.officialId && who.officialId !== actor.officialId,
    );
    const data = { period: periodHead(period, today), evaluation, confirmers, reason: typed['reason'] };
    return page('periods/reopening-new', data, 'periods:reopening.newTitle');
  }
}
