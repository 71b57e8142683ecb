import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { law } from '../../scoring/editions/law.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { readForm, tidy } from '../../web/read-form.js';
import { readShare } from '../classification/decision.form.js';
import { openRatings } from './rating-access.js';
import { oneRating } from './rating-page.js';
import { RatingSharesService } from './rating-shares.service.js';
import { RatingsService } from './ratings.service.js';
import { ratingsPage } from './ratings.view.js';
import { OutsideRatingForm, RecognitionForm } from './recognition.form.js';
import { RecognitionsService } from './recognitions.service.js';

@Controller('years/:id/ratings')
@Allow('head', 'personnel', 'inspector', 'outside-approver')
export class RatingsController {
  constructor(
    private readonly ratings: RatingsService,
    private readonly recognitions: RecognitionsService,
    private readonly shares: RatingSharesService,
  ) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return ratingsPage(await openRatings(asking, asking.actor, id, asking.today));
  }

  @Post('share')
  async share(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await openRatings(asking, asking.actor, id, asking.today);
    const root = opened.rights.get(opened.year.rootUnitId);
    if (!root?.personnel && !root?.proposes) throw new Forbidden();
    const today = asking.today;
    const { unitQuotaShare, unitQuotaShareDecided } = law(today);
    const form = readShare(body, unitQuotaShare, unitQuotaShareDecided, today);
    if (form.issues) return ratingsPage(opened, tidy(body)).withIssues(form.issues);
    await this.shares.decide(asking.actor, id, form.value);
    return redirect(`/years/${id}/ratings`, 'ratings:flash.share');
  }

  @Get(':unitId')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('unitId', IdPipe) unitId: number,
  ): Promise<Page> {
    return this.page(asking, id, unitId);
  }

  @Post(':unitId')
  async state(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const proposing = tidy(body)['act'] === 'propose';
    return this.answer(
      asking,
      id,
      unitId,
      body,
      await this.ratings.state(asking.actor, id, unitId, body, proposing),
      proposing ? 'ratings:flash.proposed' : 'ratings:flash.saved',
    );
  }

  @Post(':unitId/complaint')
  async complaint(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.answer(
      asking,
      id,
      unitId,
      body,
      await this.ratings.complaint(asking.actor, id, unitId, body),
      'ratings:flash.complaint',
    );
  }

  @Post(':unitId/recognition')
  async recognise(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(RecognitionForm, body);
    const issues = form.issues ?? (await this.recognitions.recognise(asking.actor, id, unitId, form.value));
    return this.answer(asking, id, unitId, body, issues, 'ratings:flash.recognised');
  }

  @Post(':unitId/outside')
  async enter(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OutsideRatingForm, body, asking.today);
    const issues = form.issues ?? (await this.recognitions.enter(asking.actor, id, unitId, form.value));
    return this.answer(asking, id, unitId, body, issues, 'ratings:flash.entered');
  }

  @Post(':unitId/confirmation')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('unitId', IdPipe) unitId: number,
  ): Promise<Redirect> {
    await this.recognitions.confirm(actor, id, unitId);
    return redirect(`/years/${id}/ratings/${unitId}`, 'ratings:flash.recognised');
  }

  private async answer(
    asking: Asking,
    id: number,
    unitId: number,
    body: unknown,
    issues: Issue[],
    done: string,
  ): Promise<Page | Redirect> {
    if (issues.length > 0) return (await this.page(asking, id, unitId, tidy(body))).withIssues(issues);
    return redirect(`/years/${id}/ratings/${unitId}`, done);
  }

  private async page(asking: Asking, id: number, unitId: number, typed?: Record<string, unknown>): Promise<Page> {
    return oneRating(asking, { yearId: id, unitId, day: asking.today }, typed);
  }
}
