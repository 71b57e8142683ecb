import { Body, Controller, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import type { Issue } from '../web/issues.js';
import { readForm, tidy } from '../web/read-form.js';
import { DoneForm, NoteForm, ReportForm, StepForm } from './focus.form.js';
import { issueToRead } from './issue-access.js';
import { issuePage } from './issue.view.js';
import { SolvingService } from './solving.service.js';

@Controller('focus/:id')
@Allow('official', 'head', 'committee')
export class SolvingController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly solving: SolvingService,
  ) {}

  @Post('steps')
  async plan(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(StepForm, body);
    return this.answer(
      actor,
      id,
      body,
      form.issues ?? (await this.solving.plan(actor, id, form.value)),
      'focus:stepPlanned',
    );
  }

  @Post('steps/:step/done')
  async tick(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('step', IdPipe) step: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(DoneForm, body);
    if (!form.issues) await this.solving.tick(actor, id, step, form.value);
    return this.answer(actor, id, body, form.issues ?? [], 'focus:stepDone');
  }

  @Post('notes')
  async tell(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(NoteForm, body);
    if (!form.issues) await this.solving.tell(actor, id, form.value);
    return this.answer(actor, id, body, form.issues ?? [], 'focus:noted');
  }

  @Post('report')
  async report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ReportForm, body);
    return this.answer(
      actor,
      id,
      body,
      form.issues ?? (await this.solving.report(actor, id, form.value)),
      'focus:reported',
    );
  }

  private async answer(
    actor: Actor,
    id: number,
    body: unknown,
    issues: Issue[],
    flash: string,
  ): Promise<Page | Redirect> {
    if (issues.length === 0) return redirect(`/focus/${id}`, flash);
    return (
      await issuePage(this.db, actor, await issueToRead(this.db, actor, id), this.clock.today(), tidy(body))
    ).withIssues(issues);
  }
}
