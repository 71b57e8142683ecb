import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { SettingsService } from '../../units/settings.service.js';
import { Allow } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, Redirect, type Page } from '../../web/answers.js';
import { isDay } from '../../web/days.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { formatDate } from '../../web/format.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { readUpload } from '../../web/upload.js';
import { TakesFiles } from '../../web/form-body.js';
import { ConfirmationForm, daysOf, HolidayForm, KINDS } from './holiday.form.js';
import { HolidaysService } from './holidays.service.js';
import { IMPORT_HOLIDAYS } from './import-holidays.js';
import { issuesOf } from '../../imports/import.view.js';
import { importPages } from '../../imports/imports.controller.js';
import { ImportsService } from '../../imports/imports.service.js';

const YEARS_AHEAD = 2;

@Controller('settings/holidays')
@Allow('administrator', 'personnel')
export class HolidaysController {
  constructor(
    private readonly holidays: HolidaysService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    private readonly imports: ImportsService,
  ) {}

  @Get()
  async show(@CurrentAsking() asking: Asking, @Query('year') year: unknown): Promise<Page> {
    await this.maySet(asking);
    return this.page(asking.actor, this.yearAsked(year));
  }

  @Post()
  async add(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    await this.maySet(asking);
    const form = readForm(HolidayForm, body, asking.today);
    const { days, issues } = form.issues ? { issues: form.issues } : daysOf(form.value);
    if (!days)
      return (await this.page(asking.actor, this.yearAsked(form.value?.first.slice(0, 4)), tidy(body))).withIssues(
        issues,
      );
    await this.holidays.add(asking.actor, days);
    return redirect(`/settings/holidays?year=${days[0]!.day.slice(0, 4)}`, 'holidays:added');
  }

  /** A file goes before what was pasted; what it would do is shown before it is written. */
  @Post('import')
  @TakesFiles('table')
  async import(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    await this.maySet(asking);
    const { fields, files } = await readUpload(body);
    const pasted = typeof fields['table'] === 'string' ? fields['table'] : '';
    const field = files[0] ? 'file' : 'table';
    const file = files[0] ?? { field, name: 'bang.csv', bytes: Buffer.from(pasted) };
    const [root] = await this.settings.roots(asking);
    const started = await this.imports.start(asking, IMPORT_HOLIDAYS, root!.id, file);
    if ('id' in started) return new Redirect(`/settings/holidays/imports/${started.id}/columns`);
    return (await this.page(asking.actor, this.yearAsked(undefined), { table: pasted.slice(0, 20_000) })).withIssues(
      issuesOf(field, started),
    );
  }

  @Post('years/:year/confirmation')
  async confirm(
    @CurrentAsking() asking: Asking,
    @Param('year') asked: string,
    @Body() body: unknown,
  ): Promise<Redirect> {
    await this.maySet(asking);
    const year = this.yearAsked(asked);
    if (String(year) !== asked) throw new NotFound();
    await this.holidays.confirm(asking.actor, year, new Set(readForm(ConfirmationForm, body).value?.days ?? []));
    return redirect(`/settings/holidays?year=${year}`, 'holidays:confirmed', { year });
  }

  @Post(':day/removal')
  async remove(@CurrentAsking() asking: Asking, @Param('day') day: string): Promise<Redirect> {
    await this.maySet(asking);
    if (!isDay(day)) throw new NotFound();
    await this.holidays.remove(asking.actor, day);
    return redirect(`/settings/holidays?year=${day.slice(0, 4)}`, 'holidays:removed');
  }

  /** Holidays are the whole country's: an administrator, or personnel of a root unit. */
  private async maySet(asking: Asking): Promise<void> {
    if ((await this.settings.roots(asking)).length === 0) throw new Forbidden();
  }

  /** This year, unless one of those that can be looked at was asked for. */
  private yearAsked(asked: unknown): number {
    return typeof asked === 'string' && /^20\d\d$/.test(asked) ? Number(asked) : Number(this.clock.today().slice(0, 4));
  }

  private async page(actor: Actor, year: number, typed: TypedIn<HolidayForm, 'table'> = {}): Promise<Page> {
    const shown = await this.holidays.year(year);
    const now = Number(this.clock.today().slice(0, 4));
    const years = [...new Set([year, ...Array.from({ length: YEARS_AHEAD + 1 }, (_, place) => now + place)])].sort();
    return page(
      'holidays/year',
      {
        ...shown,
        typed: { kind: 'off', ...typed },
        kinds: KINDS,
        years: years.map((each) => ({ year: each, href: `/settings/holidays?year=${each}`, current: each === year })),
        proposals: shown.proposed.map(({ day, name }) => ({
          value: day,
          text: `${formatDate(day, actor.lang, 'weekday')}: ${name}`,
          checked: true,
        })),
      },
      'holidays:title',
    );
  }
}

export const HolidayImportsController = importPages({
  path: 'settings/holidays/imports',
  kinds: [IMPORT_HOLIDAYS],
  writers: ['administrator', 'personnel'],
  readers: ['administrator', 'personnel'],
  home: '/settings/holidays',
});
