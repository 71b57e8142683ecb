import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { oneRating } from './rating-page.js';
import { RatingReplacementForm } from './replacement.form.js';
import { RatingReplacementsService } from './replacements.service.js';

@Controller('years/:id/ratings/:unitId/replacement')
@Allow('head', 'personnel', 'inspector', 'outside-approver')
export class RatingReplacementsController {
  constructor(private readonly replacements: RatingReplacementsService) {}

  @Post()
  async replace(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(RatingReplacementForm, body, asking.today);
    const issues = form.issues ?? (await this.replacements.replace(asking.actor, id, unitId, form.value));
    if (issues.length > 0)
      return (await oneRating(asking, { yearId: id, unitId, day: asking.today }, tidy(body))).withIssues(issues);
    return redirect(`/years/${id}/ratings/${unitId}`, 'ratings:flash.replaced');
  }
}
