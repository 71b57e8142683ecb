import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readForm, tidy } from '../web/read-form.js';
import { ExcusalForm } from './excusal.form.js';
import { EXCUSAL_KINDS, ExcusalsService } from './excusals.service.js';
import { evaluationToShow } from './period-evaluation-access.js';
import { mustBeOpen } from './period.policy.js';
import { periodHead } from './period.view.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('periods/:id/excusals')
@Allow('personnel')
export class ExcusalsController {
  constructor(private readonly excusals: ExcusalsService) {}

  @Get('new')
  async form(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('evaluation') evaluation: unknown,
  ): Promise<Page> {
    return this.page(asking, id, evaluation, {});
  }

  @Post()
  async excuse(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ExcusalForm, body);
    const typed = tidy(body);
    if (form.issues) return (await this.page(asking, id, typed['evaluationId'], typed)).withIssues(form.issues);
    const evaluation = await this.excusals.excuse(asking.actor, id, form.value);
    return redirect(`/periods/${id}`, 'periods:excusal.done', { name: evaluation.name });
  }

  private async page(asking: Asking, id: number, asked: unknown, typed: Record<string, unknown>): Promise<Page> {
    const { period, evaluation } = await evaluationToShow(asking, id, asked, mustBeOpen);
    const data = {
      period: periodHead(period, asking.today),
      evaluation,
      kinds: EXCUSAL_KINDS,
      kind: typed['kind'],
      reason: typed['reason'],
    };
    return page('periods/excusal', data, 'periods:excusal.title');
  }
}
