import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../web/access.js';
import { Fragment, Live, redirect, type Page, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { headPage } from './head-page.js';
import { headLive, lineLive } from './head-evaluation.view.js';
import { HeadDraftsService, type SavedHeadDraft } from './head-drafts.service.js';
import type { Body as Fields } from '../../web/read-form.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('approvals/:id/draft')
@Allow('head', 'outside-approver')
export class HeadDraftsController {
  constructor(private readonly drafts: HeadDraftsService) {}

  @Post()
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    if (wantsJson(request)) return liveAnswer(await this.drafts.save(asking.actor, id, body ?? {}));
    return this.saveByButton(asking, id, body ?? {});
  }

  private async saveByButton(asking: Asking, id: number, body: Fields): Promise<Page | Redirect> {
    const saved = await this.drafts.save(asking.actor, id, body);
    if (saved.issues.length > 0) return (await headPage(asking, saved.head, body)).withIssues(saved.issues);
    return redirect(`/approvals/${id}`, 'approvals:saved');
  }
}

/** The page's pieces that follow from what was typed: points, what still owes a reason, the score and what stands in the way. */
function liveAnswer({ head, issues, at }: SavedHeadDraft): Live {
  const live = headLive(head);
  const fragments: Record<string, Fragment> = {
    'side-score': new Fragment('approvals/side-score', { live }),
    'side-more': new Fragment('approvals/side-more', { live, blind: head.blind }),
    'side-blockers': new Fragment('approvals/blockers', { live }),
  };
  head.evaluation.content.criteria.forEach((criterion, place) => {
    fragments[`points-${criterion.code}`] = new Fragment('approvals/points', {
      ...lineLive(head, place),
      max: criterion.max,
      code: criterion.code,
      issue: issues.find(({ field }) => field.endsWith(`.${criterion.code}`)) ?? null,
    });
  });
  const data = { version: head.evaluation.revision, savedAt: at.toISOString(), score: head.scored.score };
  return issues.length > 0 ? new Live(data, fragments, 422) : new Live(data, fragments);
}
