import { Body, Controller, Param, Post } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { oneRating } from './rating-page.js';
import { RatingReplacementForm } from './replacement.form.js';
import { RatingReplacementsService } from './replacements.service.js';

@Controller('years/:id/ratings/:unitId/replacement')
@Allow('head', 'personnel', 'inspector', 'outside-approver')
export class RatingReplacementsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly replacements: RatingReplacementsService,
  ) {}

  @Post()
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(RatingReplacementForm, body);
    const issues = form.issues ?? (await this.replacements.replace(actor, id, unitId, form.value));
    if (issues.length > 0)
      return (await oneRating(this.db, actor, { yearId: id, unitId, day: this.clock.today() }, tidy(body))).withIssues(
        issues,
      );
    return redirect(`/years/${id}/ratings/${unitId}`, 'ratings:flash.replaced');
  }
}
