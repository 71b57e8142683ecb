import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { nameOf } from '../standing/chain.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { Labels } from '../web/labels.js';
import { SetAdoptionService } from './set-adoption.service.js';
import { signatureView } from './draft.view.js';
import { revisionOf } from './revision.js';
import { openDraft, type OpenedVersion } from './set-access.js';
import { measureNames } from './set-measures.js';
import { countersignerOf } from './set.policy.js';
import { decisionIssues, typedDecision, type Decision } from './signature.form.js';
import { contentView, versionHead } from './version.view.js';

@Controller('criteria/drafts/:id/signature')
@Allow('head')
export class SignaturesController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly labels: Labels,
    private readonly adoption: SetAdoptionService,
  ) {}

  @Get()
  async ask(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.signaturePage(actor, await this.opened(actor, id), { number: '', date: this.clock.today() });
  }

  @Post()
  async sign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const decision = typedDecision(body);
    const issues = decisionIssues(decision, this.clock.today());
    if (issues.length > 0)
      return (await this.signaturePage(actor, await this.opened(actor, id), decision)).withIssues(issues);
    const signed = await this.adoption.sign(actor, id, revisionOf(body), decision);
    if (!signed) return (await this.signaturePage(actor, await this.opened(actor, id), decision, true)).withStatus(409);
    return redirect(`/criteria/versions/${id}`, 'criteria-pages:flash.signed');
  }

  @Post('withdrawal')
  async takeBack(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.adoption.takeBack(actor, id);
    return redirect(`/criteria/drafts/${id}`, 'criteria-pages:flash.takenBack');
  }

  private async opened(actor: Actor, id: number): Promise<OpenedVersion> {
    const opened = await openDraft(this.db, actor, id, this.clock.today());
    if (!opened.at.head) throw new Forbidden();
    return opened;
  }

  /** All that is signed stands in view: every figure, weight, anchor, factor and abbreviation, as on the adopted version's page. */
  private async signaturePage(
    actor: Actor,
    { version, chain }: OpenedVersion,
    decision: Decision,
    changed = false,
  ): Promise<Page> {
    const above = countersignerOf(chain, actor.officialId ?? 0);
    const data = {
      version: versionHead(version),
      decision,
      changed,
      ...signatureView(version.content, this.labels.in(actor.lang)),
      ...contentView(version.content, actor.lang, await measureNames(this.db, version.unitPath, version.content)),
      factors: version.content.factors.map((factor, tier) => ({ tier, factor })),
      countersigner: nameOf(above),
    };
    return page('criteria/signature', data, 'criteria-pages:signature.title');
  }
}
