import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
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
  constructor(private readonly solving: SolvingService) {}

  @Post('steps')
  async plan(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(StepForm, body);
    return this.answer(
      asking,
      id,
      body,
      form.issues ?? (await this.solving.plan(asking.actor, id, form.value)),
      'focus:stepPlanned',
    );
  }

  @Post('steps/:step/done')
  async tick(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('step', IdPipe) step: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(DoneForm, body);
    if (!form.issues) await this.solving.tick(asking.actor, id, step, form.value);
    return this.answer(asking, id, body, form.issues ?? [], 'focus:stepDone');
  }

  @Post('notes')
  async tell(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(NoteForm, body);
    if (!form.issues) await this.solving.tell(asking.actor, id, form.value);
    return this.answer(asking, id, body, form.issues ?? [], 'focus:noted');
  }

  @Post('report')
  async report(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ReportForm, body);
    return this.answer(
      asking,
      id,
      body,
      form.issues ?? (await this.solving.report(asking.actor, id, form.value)),
      'focus:reported',
    );
  }

  private async answer(
    asking: Asking,
    id: number,
    body: unknown,
    issues: Issue[],
    flash: string,
  ): Promise<Page | Redirect> {
    if (issues.length === 0) return redirect(`/focus/${id}`, flash);
    return (await issuePage(asking, await issueToRead(asking, asking.actor, id), tidy(body))).withIssues(issues);
  }
}
