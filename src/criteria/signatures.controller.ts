import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
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
    private readonly labels: Labels,
    private readonly adoption: SetAdoptionService,
  ) {}

  @Get()
  async ask(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.signaturePage(asking, await this.opened(asking, id), { number: '', date: asking.today });
  }

  @Post()
  async sign(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const decision = typedDecision(body);
    const issues = decisionIssues(decision, asking.today);
    if (issues.length > 0)
      return (await this.signaturePage(asking, await this.opened(asking, id), decision)).withIssues(issues);
    const signed = await this.adoption.sign(asking.actor, id, revisionOf(body), decision);
    if (!signed)
      return (await this.signaturePage(asking, await this.opened(asking, id), decision, true)).withStatus(409);
    return redirect(`/criteria/versions/${id}`, 'criteria-pages:flash.signed');
  }

  @Post('withdrawal')
  async takeBack(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.adoption.takeBack(actor, id);
    return redirect(`/criteria/drafts/${id}`, 'criteria-pages:flash.takenBack');
  }

  private async opened(asking: Asking, id: number): Promise<OpenedVersion> {
    const opened = await openDraft(asking, asking.actor, id, asking.today);
    if (!opened.at.head) throw new Forbidden();
    return opened;
  }

  /** All that is signed stands in view: every figure, weight, anchor, factor and abbreviation, as on the adopted version's page. */
  private async signaturePage(
    asking: Asking,
    { version, chain }: OpenedVersion,
    decision: Decision,
    changed = false,
  ): Promise<Page> {
    const above = countersignerOf(chain, asking.actor.officialId ?? 0);
    const data = {
      version: versionHead(version),
      decision,
      changed,
      ...signatureView(version.content, this.labels.in(asking.actor.lang)),
      ...contentView(version.content, asking.actor.lang, await measureNames(asking, version.unitPath, version.content)),
      factors: version.content.factors.map((factor, tier) => ({ tier, factor })),
      countersigner: nameOf(above),
    };
    return page('criteria/signature', data, 'criteria-pages:signature.title');
  }
}
