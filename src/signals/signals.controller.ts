import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { watchingScopes } from '../standing/scopes.js';
import { Allow } from '../web/access.js';
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
import { Unit } from '../units/unit.entity.js';

const A_PAGE = 20;

/** Signals are questions with their numbers, never verdicts. */
@Controller('signals')
@Allow('committee', 'inspector')
export class SignalsController {
  constructor(private readonly signals: SignalsService) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    return signalsPage(asking, { unit: query['unit'], month: query['month'] });
  }

  @Get('questions')
  @Allow('official', 'head', 'committee', 'inspector')
  async questions(@CurrentAsking() asking: Asking, @Query('page') asked: unknown): Promise<Page> {
    const number = pageNumber(asked);
    const rows = await questionsOf(
      asking,
      watchingScopes(asking.actor).map(({ path }) => path),
      asking.actor.officialId,
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
        signals: watchingScopes(asking.actor).length > 0,
      },
      'signals:questions.title',
    );
  }

  @Post('questions')
  @Allow('committee')
  async ask(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    const form = readForm(AskForm, body);
    const unit = await asking.find(Unit, { id: readId(typed['unit']) ?? 0 });
    if (!unit || !mayReadSignals(asking.actor, unit.path)) throw new NotFound();
    if (form.issues)
      return (await signalsPage(asking, { unit: typed['unit'], month: typed['month'] }, typed)).withIssues(form.issues);
    const { head, code, month, text } = form.value;
    return redirect(
      `/signals/questions/${await this.signals.ask(asking.actor, { headId: head, code, unitPath: unit.path, month, text })}`,
      'signals:asked',
    );
  }

  @Get('questions/:id')
  @Allow('official', 'head', 'committee', 'inspector')
  async question(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return questionPage(asking, await this.find(asking, id));
  }

  @Post('questions/:id/answers')
  @Allow('official', 'head')
  async answer(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(AnswerForm, body);
    if (form.issues)
      return (await questionPage(asking, await this.find(asking, id), tidy(body))).withIssues(form.issues);
    await this.signals.answer(asking.actor, id, form.value.answer);
    return redirect(`/signals/questions/${id}`, 'signals:answered');
  }

  @Post('questions/:id/conclusion')
  @Allow('committee')
  async close(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ConclusionForm, body);
    if (form.issues)
      return (await questionPage(asking, await this.find(asking, id), tidy(body))).withIssues(form.issues);
    await this.signals.close(asking.actor, id, form.value.conclusion);
    return redirect(`/signals/questions/${id}`, 'signals:concluded');
  }

  private async find(asking: Asking, id: number): Promise<QuestionRow> {
    const question = await findQuestion(asking, id);
    if (!question || !mayReadQuestion(asking.actor, question)) throw new NotFound();
    return question;
  }
}
