import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { Download, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { readUpload } from '../web/upload.js';
import { mayConfirmOutside, mayEnterOutside } from './outside-decision.policy.js';
import { lastOutsideDecision, type OutsideDecisionRow } from './outside-decision.queries.js';
import { outsideConfirmPage, outsideFormPage } from './outside-decision.view.js';
import { isOpen, OutsideDecisionsService } from './outside-decisions.service.js';
import { openSheet, type OpenedSheet } from './sheet-access.js';
import { IdPipe } from '../web/id.pipe.js';
import { TakesFiles } from '../web/form-body.js';

@Controller('approvals/:id/outside-decision')
@Allow('personnel', 'committee')
export class OutsideDecisionsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly decisions: OutsideDecisionsService,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, id, []);
  }

  @Post()
  @TakesFiles()
  async enter(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const upload = await readUpload(body);
    const issues = await this.decisions.enter(actor, id, upload);
    if (issues.length > 0) return this.page(actor, id, issues, upload.fields);
    return redirect(`/approvals/${id}/outside-decision`, 'approvals:outside.entered');
  }

  @Post('confirmation')
  async confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const issues = await this.decisions.confirm(actor, id);
    if (issues.length > 0) return this.page(actor, id, issues);
    return redirect('/approvals', 'approvals:outside.confirmed');
  }

  @Post('refusal')
  async refuse(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.decisions.refuse(actor, id);
    return redirect(`/approvals/${id}/outside-decision`, 'approvals:outside.refused');
  }

  @Get('file')
  async file(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    const { decision } = await this.open(actor, id);
    const file =
      decision &&
      (await this.db.one<{ content: Buffer; mediaType: string }>(
        'select content, media_type as "mediaType" from files where id = $1',
        [decision.fileId],
      ));
    if (!file) throw new NotFound();
    return new Download(file.content, file.mediaType, decision.fileName);
  }

  private async page(actor: Actor, id: number, issues: Issue[], typed?: Record<string, unknown>): Promise<Page> {
    const { opened, decision } = await this.open(actor, id);
    const waiting = decision && isOpen(decision) ? decision : undefined;
    if (!waiting && !mayEnterOutside(opened)) throw new NotFound();
    const shown = waiting
      ? await outsideConfirmPage(this.db, actor, opened, waiting, this.clock.today())
      : await outsideFormPage(this.db, actor, opened, decision, this.clock.today(), typed);
    return issues.length > 0 ? shown.withIssues(issues) : shown;
  }

  private async open(
    actor: Actor,
    id: number,
  ): Promise<{ opened: OpenedSheet; decision: OutsideDecisionRow | undefined }> {
    const opened = await openSheet(this.db, actor, id, this.clock.today());
    const decision = await lastOutsideDecision(this.db, id);
    const enters = mayEnterOutside(opened);
    if (!enters && !mayConfirmOutside(actor, opened, decision?.enteredBy ?? 0))
      throw new Forbidden(opened.at.self ? 'own-sheet' : 'forbidden');
    return { opened, decision };
  }
}
