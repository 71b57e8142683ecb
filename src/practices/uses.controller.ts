import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import type { Issue } from '../web/issues.js';
import { readForm, tidy } from '../web/read-form.js';
import { practiceToRead } from './practice-access.js';
import { PracticeEndForm, UseForm, UseReportForm } from './practice.form.js';
import { practicePage } from './practice.view.js';
import { UsesService } from './uses.service.js';

@Controller('practices')
@Allow('head', 'personnel')
export class UsesController {
  constructor(private readonly uses: UsesService) {}

  @Post(':id/uses')
  async takeUp(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(UseForm, body, asking.today);
    const issues = form.issues ?? (await this.uses.takeUp(asking.actor, id, form.value));
    return issues.length > 0 ? this.wrong(asking, id, body, issues) : redirect(`/practices/${id}`, 'practices:takenUp');
  }

  @Post('uses/:use/report')
  async report(
    @CurrentAsking() asking: Asking,
    @Param('use', IdPipe) use: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const practiceId = await this.uses.ask(asking.actor, use);
    const form = readForm(UseReportForm, body);
    const issues = form.issues ?? (await this.uses.report(asking.actor, use, form.value));
    if (issues.length === 0) return redirect(`/practices/${practiceId}`, 'practices:told');
    return this.wrong(
      asking,
      practiceId,
      { ...tidy(body), use },
      issues.map((issue) => ({ ...issue, field: `${issue.field}-${use}` })),
    );
  }

  @Post('uses/:use/stop')
  async stop(
    @CurrentAsking() asking: Asking,
    @Param('use', IdPipe) use: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const practiceId = await this.uses.ask(asking.actor, use);
    const form = readForm(PracticeEndForm, body);
    if (form.issues)
      return this.wrong(
        asking,
        practiceId,
        { ...tidy(body), use },
        form.issues.map((issue) => ({ ...issue, field: `stop-${use}` })),
      );
    await this.uses.stop(asking.actor, use, form.value);
    return redirect(`/practices/${practiceId}`, 'practices:stopped');
  }

  private async wrong(asking: Asking, id: number, body: unknown, issues: Issue[]): Promise<Page> {
    return (await practicePage(asking, await practiceToRead(asking, asking.actor, id), tidy(body))).withIssues(issues);
  }
}
