import { Body, Controller, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { DeskPages } from './desk-pages.service.js';
import { unitHref } from './desk.view.js';
import { readReviews } from './review.form.js';
import { ReviewsService, type ReviewOutcome } from './reviews.service.js';
import { unitPage } from './unit-page.js';

@Controller('committee/reviews')
@Allow('committee')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly pages: DeskPages,
  ) {}

  @Post()
  async review(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const { ids, from } = readReviews(body);
    if (ids.length === 0) {
      if (!from) throw new NotFound();
      return (await unitPage(this.pages, actor, from)).withIssues([
        { field: 'evaluationIds', code: 'committee:issue.tick' },
      ]);
    }
    const outcome = await this.reviews.review(actor, ids);
    if (outcome.reviewed.length + outcome.refused.length === 0) throw new NotFound();
    const back = from ? unitHref(from.unitId, from.month) : `/committee/evaluations/${ids[0]}`;
    if (outcome.refused.length > 0)
      return page('committee/reviewed', { ...outcome, back }, 'committee:review.partTitle').withStatus(
        statusOf(outcome),
      );
    return redirect(back, 'committee:review.done', { count: outcome.reviewed.length });
  }
}

const TOO_LATE = ['already-reviewed', 'not-approved', 'period-closed'];

function statusOf({ reviewed, refused }: ReviewOutcome): number {
  if (reviewed.length > 0) return 200;
  return refused.every(({ why }) => TOO_LATE.includes(why)) ? 409 : 403;
}
