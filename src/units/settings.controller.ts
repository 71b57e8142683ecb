import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, redirect, Redirect, type Page } from '../web/answers.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { seenOf } from '../web/seen.js';
import { DECIDERS, SettingsForm } from './settings.form.js';
import { SettingsService } from './settings.service.js';
import type { UnitRow } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('settings')
@Allow('administrator', 'personnel')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  async roots(@CurrentAsking() asking: Asking): Promise<Page | Redirect> {
    const roots = await this.settings.roots(asking);
    if (roots.length === 1) return new Redirect(`/settings/${roots[0]!.id}`);
    return page('units/setting-roots', { roots }, 'units:settings');
  }

  @Get(':unitId')
  async show(@CurrentAsking() asking: Asking, @Param('unitId', IdPipe) unitId: number): Promise<Page> {
    const unit = await this.settings.settable(asking, unitId);
    const set = await this.settings.all(unitId);
    const typed = {
      seen: seenOf(set),
      place: set.place,
      agencyAbove: set['agency-above'],
      agencyName: set.agency,
      petitionDecider: set['petition-decider'],
      leaverDays: set['leaver-days'],
    };
    return settingsPage(unit, typed);
  }

  @Post(':unitId')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('unitId', IdPipe) unitId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.settings.settable(asking, unitId);
    const form = readForm(SettingsForm, body);
    if (form.issues) return settingsPage(unit, tidy(body)).withIssues(form.issues);
    const { place = '', agencyAbove = '', agencyName = '', petitionDecider, leaverDays = '' } = form.value;
    const issues = await this.settings.set(
      asking.actor,
      unitId,
      {
        place,
        'agency-above': agencyAbove,
        agency: agencyName,
        'petition-decider': petitionDecider,
        'leaver-days': leaverDays,
      },
      body,
    );
    if (issues.length > 0) return settingsPage(unit, tidy(body)).withIssues(issues);
    return redirect(`/settings/${unitId}`, 'units:saved');
  }
}

function settingsPage(unit: UnitRow, typed: TypedIn<SettingsForm, 'seen'>): Page {
  return page('units/settings', { unit, typed, deciders: DECIDERS }, 'units:settings');
}
