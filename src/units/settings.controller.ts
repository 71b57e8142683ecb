import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, Redirect, type Page } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { readForm, tidy } from '../web/read-form.js';
import { HolidaysService } from './holidays.service.js';
import { DECIDERS, HolidayForm, holidayIssues, SettingsForm } from './settings.form.js';
import { SettingsService } from './settings.service.js';
import type { UnitRow } from './units.queries.js';
import { Db } from '../database/db.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('settings')
@Allow('administrator', 'personnel')
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly holidays: HolidaysService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get()
  async roots(@CurrentActor() actor: Actor): Promise<Page | Redirect> {
    const roots = await this.settings.roots(actor);
    if (roots.length === 1) return new Redirect(`/settings/${roots[0]!.id}`);
    return page('units/setting-roots', { roots }, 'units:settings');
  }

  @Get('holidays')
  async holidayList(@CurrentActor() actor: Actor): Promise<Page> {
    await this.maySetHolidays(actor);
    return this.holidaysPage({});
  }

  @Post('holidays')
  async addHoliday(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    await this.maySetHolidays(actor);
    const form = readForm(HolidayForm, body);
    const issues = form.issues ?? holidayIssues(form.value);
    if (form.issues || issues.length > 0) return (await this.holidaysPage(tidy(body))).withIssues(issues);
    const { first, last = first, holiday } = form.value;
    await this.holidays.add(actor, first, last, holiday);
    return redirect('/settings/holidays', 'units:holidayAdded');
  }

  @Post('holidays/:day/removal')
  async removeHoliday(@CurrentActor() actor: Actor, @Param('day') day: string): Promise<Redirect> {
    await this.maySetHolidays(actor);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) throw new NotFound();
    await this.holidays.remove(actor, day);
    return redirect('/settings/holidays', 'units:holidayRemoved');
  }

  @Get(':unitId')
  async show(@CurrentActor() actor: Actor, @Param('unitId', IdPipe) unitId: number): Promise<Page> {
    const unit = await this.settings.settable(this.db, actor, unitId);
    const set = await this.settings.all(unitId);
    const typed = { place: set.place, agencyAbove: set['agency-above'], agencyName: set.agency, petitionDecider: set['petition-decider'], leaverDays: set['leaver-days'] };
    return settingsPage(unit, typed);
  }

  @Post(':unitId')
  async save(@CurrentActor() actor: Actor, @Param('unitId', IdPipe) unitId: number, @Body() body: unknown): Promise<Page | Redirect> {
    const unit = await this.settings.settable(this.db, actor, unitId);
    const form = readForm(SettingsForm, body);
    if (form.issues) return settingsPage(unit, tidy(body)).withIssues(form.issues);
    const { place = '', agencyAbove = '', agencyName = '', petitionDecider, leaverDays = '' } = form.value;
    await this.settings.set(actor, unitId, { place, 'agency-above': agencyAbove, agency: agencyName, 'petition-decider': petitionDecider, 'leaver-days': leaverDays });
    return redirect(`/settings/${unitId}`, 'units:saved');
  }

  /** Holidays are the whole country's: an administrator, or personnel of a root unit. */
  private async maySetHolidays(actor: Actor): Promise<void> {
    if ((await this.settings.roots(actor)).length === 0) throw new Forbidden();
  }

  private async holidaysPage(typed: object): Promise<Page> {
    const listed = await this.holidays.list(`${this.clock.today().slice(0, 4)}-01-01`);
    return page('units/holidays', { listed, typed }, 'units:holidays');
  }
}

function settingsPage(unit: UnitRow, typed: object): Page {
  return page('units/settings', { unit, typed, deciders: DECIDERS }, 'units:settings');
}
