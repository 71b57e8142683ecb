import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { Redirect, redirect, type Page } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { openEvaluation } from '../evaluation-access.js';
import { editable } from '../draft/own-evaluation.js';
import { SubmissionPage } from './submission-page.service.js';
import { SubmissionsService } from './submissions.service.js';
import type { Body as Fields } from '../../web/read-form.js';
import { IdPipe } from '../../web/id.pipe.js';

/** Handing an evaluation in: what stands in the way, what will be handed in, the receipt. */
@Controller('evaluations')
@Allow('official')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly pages: SubmissionPage,
  ) {}

  @Get(':id/submission')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const opened = await openEvaluation(asking, asking.actor, id, asking.today);
    if (!opened.at.self) throw new Forbidden();
    if (editable(opened.evaluation, asking.today)) return this.pages.summary(opened.evaluation);
    return opened.evaluation.submittedAt ? this.pages.receipt(opened) : redirect(`/evaluations/${id}`);
  }

  @Post(':id/submission')
  async submit(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const result = await this.submissions.submit(asking.actor, id, body ?? {});
    if (result.done === 'figures-changed')
      return new Redirect(`/evaluations/${id}/submission`, {
        kind: 'warning',
        key: 'evaluations:flash.figures-changed',
      });
    if (result.done === 'version-changed')
      return new Redirect(`/evaluations/${id}`, { kind: 'warning', key: 'evaluations:flash.version-changed' });
    if (result.done === 'left')
      return new Redirect(`/evaluations/${id}`, { kind: 'warning', key: 'evaluations:flash.left' });
    if (result.done === 'blocked') {
      const { evaluation } = await openEvaluation(asking, asking.actor, id, asking.today);
      return (await this.pages.summary(evaluation)).withStatus(422);
    }
    return redirect(`/evaluations/${id}/submission`);
  }
}
