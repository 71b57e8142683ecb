import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { Page, redirect, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { LedReviewsService } from './led-reviews.service.js';
import { LegalPages } from './legal-pages.service.js';
import type { Body as Fields } from '../../web/read-form.js';

@Controller('legal/forms/:id/led-review')
@Allow('head', 'outside-approver')
export class LedReviewsController {
  constructor(
    private readonly reviews: LedReviewsService,
    private readonly pages: LegalPages,
  ) {}

  @Post()
  async decide(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.reviews.decide(asking.actor, id, body ?? {});
    if (issues.length === 0) return redirect(`/legal/forms/${id}`, 'legal:flash.ledReviewed');
    const shown = await this.pages.show(asking, id, { typed: body ?? {} });
    return shown instanceof Page ? shown.withIssues(issues) : shown;
  }
}
