import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { readForm, tidy } from '../../web/read-form.js';
import { ChoiceEndForm, ChoiceForm } from './choice.form.js';
import { ChoicesService } from './choices.service.js';
import { LawSettingsPageService, type TypedSettings } from './law-settings-page.service.js';
import { rootToRun } from './law-settings.policy.js';

@Controller('legal/settings/:unitId/choices')
@Allow('personnel')
export class ChoicesController {
  constructor(
    private readonly choices: ChoicesService,
    private readonly pages: LawSettingsPageService,
  ) {}

  @Post()
  async add(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ChoiceForm, body, asking.today);
    const issues = form.issues ?? (await this.choices.add(asking.actor, unitId, form.value));
    if (issues.length > 0) return this.again(asking, unitId, { choice: tidy(body) }, issues);
    return redirect(`/legal/settings/${unitId}`, 'legal-periods:choice.added');
  }

  @Post(':choice/ending')
  async end(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Param('choice', IdPipe) choice: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ChoiceEndForm, body);
    const issues = form.issues
      ? form.issues.map((issue) => ({ ...issue, field: `last-${choice}` }))
      : await this.choices.end(asking.actor, unitId, choice, form.value.last);
    if (issues.length > 0)
      return this.again(asking, unitId, { ending: { id: choice, last: tidy(body)['last'] } }, issues);
    return redirect(`/legal/settings/${unitId}`, 'legal-periods:choice.ended');
  }

  private async again(asking: Asking, unitId: number, typed: TypedSettings, issues: Issue[]): Promise<Page> {
    return (await this.pages.show(await rootToRun(asking, asking.actor, unitId), typed)).withIssues(issues);
  }
}
