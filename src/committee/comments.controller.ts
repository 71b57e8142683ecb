import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { headedScopes } from '../standing/scopes.js';
import { Allow } from '../web/access.js';
import { within } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { IdPipe } from '../web/id.pipe.js';
import { readForm, tidy } from '../web/read-form.js';
import { CommentForm } from './comment.form.js';
import { findUnitComment } from './comments.queries.js';
import { CommentsService } from './comments.service.js';
import { mayRead } from './committee.policy.js';
import { DeskPages } from './desk-pages.service.js';
import { unitHref } from './desk.view.js';
import { CommitteeEvaluationPage } from './evaluation-page.service.js';
import { unitPage } from './unit-page.js';

@Controller('committee/comments')
export class CommentsController {
  constructor(
    private readonly comments: CommentsService,
    private readonly pages: DeskPages,
    private readonly evaluation: CommitteeEvaluationPage,
  ) {}

  @Post()
  @Allow('committee')
  async comment(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const form = readForm(CommentForm, body);
    const target = targetOf(body);
    if (form.issues)
      return (await this.again(asking, target, body)).withIssues(form.issues.filter(({ field }) => field === 'text'));
    if (target.evaluationId !== null) {
      await this.comments.onEvaluation(asking.actor, target.evaluationId, form.value.text);
      return redirect(`/committee/evaluations/${target.evaluationId}`, 'committee:comment.done');
    }
    await this.comments.onUnit(asking.actor, target.unitId, target.month, form.value.text);
    return redirect(unitHref(target.unitId, target.month), 'committee:comment.done');
  }

  /** A comment on a unit, for the head who was told of it. */
  @Get(':id')
  @Allow('head', 'committee', 'inspector')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const comment = await findUnitComment(asking, id);
    const reader = comment && mayRead(asking.actor, comment.unitPath);
    if (!comment || (!reader && !within(comment.unitPath, headedScopes(asking.actor)))) throw new NotFound();
    const href = reader ? unitHref(comment.unitId, comment.month) : null;
    return page('committee/comment', { comment, href }, 'committee:comment.title', {
      unit: comment.unitName,
      month: formatMonth(comment.month),
    });
  }

  private again(asking: Asking, target: Target, body: unknown): Promise<Page> {
    const typed = tidy(body)['text'];
    const text = typeof typed === 'string' ? typed : '';
    return target.evaluationId !== null
      ? this.evaluation.show(asking, target.evaluationId, text)
      : unitPage(this.pages, asking.actor, { ...target, text });
  }
}

type Target = { evaluationId: number } | { evaluationId: null; unitId: number; month: string };

/** What is commented on stands in hidden fields: one that is no evaluation and no unit's month was never on a page of ours. */
function targetOf(body: unknown): Target {
  const { evaluationId, unitId, month } = tidy(body);
  const id = idOf(evaluationId);
  if (id !== null) return { evaluationId: id };
  const unit = idOf(unitId);
  if (unit === null || typeof month !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new NotFound();
  return { evaluationId: null, unitId: unit, month };
}

function idOf(given: unknown): number | null {
  return typeof given === 'string' && /^[1-9]\d{0,8}$/.test(given) ? Number(given) : null;
}
