import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { law } from '../../scoring/editions/law.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download, redirect, type Page, type Redirect } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { tidy } from '../../web/read-form.js';
import { ClassificationService } from './classification.service.js';
import { blockerIssue, classificationPage } from './classification.view.js';
import { readShare } from './decision.form.js';
import { YearDecisionsService } from './year-decisions.service.js';
import { PublicationsService } from './publications.service.js';
import { SharesService } from './shares.service.js';

@Controller('years/:id')
@Allow('official', 'head', 'outside-approver', 'personnel')
export class ClassificationController {
  constructor(
    private readonly classification: ClassificationService,
    private readonly decisions: YearDecisionsService,
    private readonly shares: SharesService,
    private readonly publications: PublicationsService,
  ) {}

  @Get('classification')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('agency') agency: unknown,
  ): Promise<Page> {
    return this.page(asking, id, agencyIn(agency));
  }

  @Get('classification/record')
  async record(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('agency') agency: unknown,
  ): Promise<Download> {
    const { json, name } = await this.classification.record(asking, id, agencyIn(agency));
    return new Download(json, 'application/json; charset=utf-8', name);
  }

  @Post('decision')
  async decide(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { part } = tidy(body);
    const unitId = unitIn(body);
    if (part !== 'people' && part !== 'head') throw new NotFound();
    const blockers = await this.decisions.decide(asking.actor, id, unitId, part);
    if (blockers.length > 0) return (await this.page(asking, id, unitId)).withIssues(blockers.map(blockerIssue));
    return redirect(`/years/${id}/classification?agency=${unitId}`, 'classification:flash.decided');
  }

  @Post('shares')
  async share(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unitId = unitIn(body);
    const today = asking.today;
    const { quotaShare, quotaShareDecided } = law(today);
    const form = readShare(body, quotaShare, quotaShareDecided, today);
    if (form.issues) return (await this.page(asking, id, unitId, tidy(body))).withIssues(form.issues);
    await this.shares.decide(asking.actor, id, unitId, form.value);
    return redirect(`/years/${id}/classification?agency=${unitId}`, 'classification:flash.share');
  }

  @Post('publication')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Redirect> {
    const unitId = unitIn(body);
    await this.publications.publish(actor, id, unitId);
    return redirect(`/years/${id}/labels?agency=${unitId}`, 'classification:flash.published');
  }

  private async page(
    asking: Asking,
    id: number,
    unitId: number | null,
    typed?: Record<string, unknown>,
  ): Promise<Page> {
    return classificationPage(asking.actor, await this.classification.look(asking, id, unitId), typed);
  }
}

export function agencyIn(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

export function unitIn(body: unknown): number {
  const unitId = agencyIn(tidy(body)['agency']);
  if (unitId === null) throw new NotFound();
  return unitId;
}
