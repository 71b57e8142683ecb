import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, Redirect, type Page } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { tidy } from '../../web/read-form.js';
import { LawSettingsPageService } from './law-settings-page.service.js';
import { readLawSettings } from './law-settings.form.js';
import { rootsToRun, rootToRun } from './law-settings.policy.js';
import { LawSettingsService } from './law-settings.service.js';

@Controller('legal/settings')
@Allow('personnel')
export class LawSettingsController {
  constructor(
    private readonly settings: LawSettingsService,
    private readonly pages: LawSettingsPageService,
  ) {}

  @Get()
  async roots(@CurrentAsking() asking: Asking): Promise<Page | Redirect> {
    const roots = await rootsToRun(asking);
    if (roots.length === 1) return new Redirect(`/legal/settings/${roots[0]!.id}`);
    return page('legal-periods/setting-roots', { roots }, 'legal-periods:settings.title');
  }

  @Get(':unitId')
  async show(@CurrentAsking() asking: Asking, @Param('unitId', IdPipe) unitId: number): Promise<Page> {
    return this.pages.show(await rootToRun(asking, asking.actor, unitId), {});
  }

  @Post(':unitId')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const root = await rootToRun(asking, asking.actor, unitId);
    const form = readLawSettings(body);
    if (form.issues) return (await this.pages.show(root, { readings: tidy(body) })).withIssues(form.issues);
    const issues = await this.settings.save(asking.actor, unitId, form.value, body);
    if (issues.length > 0) return (await this.pages.show(root, { readings: tidy(body) })).withIssues(issues);
    return redirect(`/legal/settings/${unitId}`, 'legal-periods:settings.saved');
  }
}
