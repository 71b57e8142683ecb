import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readUpload } from '../../web/upload.js';
import { mayConfirmOutside, mayEnterOutside } from './outside-decision.policy.js';
import { lastOutsideDecision, type OutsideDecisionRow } from './outside-decision.queries.js';
import { outsideConfirmPage, outsideFormPage } from './outside-decision.view.js';
import { isOpen, OutsideDecisionsService } from './outside-decisions.service.js';
import { openEvaluation, type OpenedEvaluation } from '../evaluation-access.js';
import { IdPipe } from '../../web/id.pipe.js';
import { TakesFiles } from '../../web/form-body.js';
import { StoredFile } from '../../files/stored-file.entity.js';

@Controller('approvals/:id/outside-decision')
@Allow('personnel', 'committee')
export class OutsideDecisionsController {
  constructor(private readonly decisions: OutsideDecisionsService) {}

  @Get()
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, []);
  }

  @Post()
  @TakesFiles('proof')
  async enter(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const upload = await readUpload(body);
    const issues = await this.decisions.enter(asking.actor, id, upload);
    if (issues.length > 0) return this.page(asking, id, issues, upload.fields);
    return redirect(`/approvals/${id}/outside-decision`, 'approvals:outside.entered');
  }

  @Post('confirmation')
  async confirm(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const issues = await this.decisions.confirm(asking.actor, id);
    if (issues.length > 0) return this.page(asking, id, issues);
    return redirect('/approvals', 'approvals:outside.confirmed');
  }

  @Post('refusal')
  async refuse(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.decisions.refuse(actor, id);
    return redirect(`/approvals/${id}/outside-decision`, 'approvals:outside.refused');
  }

  @Get('file')
  async file(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const { decision } = await this.open(asking, id);
    const file = decision && (await asking.find(StoredFile, { id: decision.fileId }));
    if (!file) throw new NotFound();
    return new Download(file.content, file.mediaType, decision.fileName);
  }

  private async page(asking: Asking, id: number, issues: Issue[], typed?: Record<string, unknown>): Promise<Page> {
    const { opened, decision } = await this.open(asking, id);
    const waiting = decision && isOpen(decision) ? decision : undefined;
    if (!waiting && !mayEnterOutside(opened)) throw new NotFound();
    const shown = waiting
      ? await outsideConfirmPage(asking, opened, waiting)
      : await outsideFormPage(asking, opened, decision, typed);
    return issues.length > 0 ? shown.withIssues(issues) : shown;
  }

  private async open(
    asking: Asking,
    id: number,
  ): Promise<{ opened: OpenedEvaluation; decision: OutsideDecisionRow | undefined }> {
    const opened = await openEvaluation(asking, asking.actor, id, asking.today);
    const decision = await lastOutsideDecision(asking, id);
    const enters = mayEnterOutside(opened);
    if (!enters && !mayConfirmOutside(asking.actor, opened, decision?.enteredBy ?? 0))
      throw new Forbidden(opened.at.self ? 'own-paper' : 'forbidden');
    return { opened, decision };
  }
}
