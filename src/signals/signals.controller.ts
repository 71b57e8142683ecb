import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Db } from '../database/db.js';
import { watchingScopes } from '../standing/scopes.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { IdPipe, readId } from '../web/id.pipe.js';
import { pageNumber, paged } from '../web/paging.js';
import { readForm, tidy } from '../web/read-form.js';
import { findQuestion, questionsOf, type QuestionRow } from './question.queries.js';
import { mayReadQuestion, mayReadSignals } from './signal.policy.js';
import { AnswerForm, AskForm, ConclusionForm } from './signals.form.js';
import { questionPage, signalsPage } from './signals.page.js';
import { SignalsService } from './signals.service.js';

const A_PAGE = 20;

/** Signals are questions with their numbers, never verdicts. */
@Controller('signals')
@Allow('committee', 'inspector')
export class SignalsController {
  constructor(
    private readonly db: Db,
    private readonly signals: SignalsService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<Page> {
    return signalsPage(this.db, actor, { unit: query['unit'], month: query['month'] });
  }

  @Get('questions')
  @Allow('official', 'head', 'committee', 'inspector')
  async questions(@CurrentActor() actor: Actor, @Query('page') asked: unknown): Promise<Page> {
    const number = pageNumber(asked);
    const rows = await questionsOf(
      this.db,
      watchingScopes(actor).map(({ path }) => path),
      actor.officialId,
      A_PAGE,
      (number - 1) * A_PAGE,
    );
    return page(
      'signals/questions',
      {
        questions: rows.map((row) => ({
          ...row,
          href: `/signals/questions/${row.id}`,
          state: row.closedAt ? 'closed' : row.answers > 0 ? 'answered' : 'waiting',
        })),
        pages: paged('/signals/questions', {}, number, A_PAGE, rows[0]?.total ?? 0),
        signals: watchingScopes(actor).length > 0,
      },
      'signals:questions.title',
    );
  }

  @Post('questions')
  @Allow('committee')
  async ask(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    const form = readForm(AskForm, body);
    const unit = await this.db.one<{ path: string }>('select path from units where id = $1', [
      readId(typed['unit']) ?? 0,
    ]);
    if (!unit || !mayReadSignals(actor, unit.path)) throw new NotFound();
    if (form.issues)
      return (await signalsPage(this.db, actor, { unit: typed['unit'], month: typed['month'] }, typed)).withIssues(
        form.issues,
      );
    const { head, code, month, text } = form.value;
    return redirect(
      `/signals/questions/${await this.signals.ask(actor, { headId: head, code, unitPath: unit.path, month, text })}`,
      'signals:asked',
    );
  }

  @Get('questions/:id')
  @Allow('official', 'head', 'committee', 'inspector')
  async question(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return questionPage(this.db, actor, await this.find(actor, id));
  }

  @Post('questions/:id/answers')
  @Allow('official', 'head')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(AnswerForm, body);
    if (form.issues)
      return (await questionPage(this.db, actor, await this.find(actor, id), tidy(body))).withIssues(form.issues);
    await this.signals.answer(actor, id, form.value.answer);
    return redirect(`/signals/questions/${id}`, 'signals:answered');
  }

  @Post('questions/:id/conclusion')
  @Allow('committee')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ConclusionForm, body);
    if (form.issues)
      return (await questionPage(this.db, actor, await this.find(actor, id), tidy(body))).withIssues(form.issues);
    await this.signals.close(actor, id, form.value.conclusion);
    return redirect(`/signals/questions/${id}`, 'signals:concluded');
  }

  private async find(actor: Actor, id: number): Promise<QuestionRow> {
    const question = await findQuestion(this.db, id);
    if (!question || !mayReadQuestion(actor, question)) throw new NotFound();
    return question;
  }
}
