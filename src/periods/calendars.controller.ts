import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, Redirect, redirect, type Page } from '../web/answers.js';
import { formatDate } from '../web/format.js';
import { readCalendar, type TypedCalendar } from './calendar.form.js';
import { CALENDAR_DAYS, daysOf, dueDays, type Calendar } from './calendar.js';
import { yearsToWarnOf } from './holidays/holidays-between.js';
import { dueOnRest } from './holidays/rest-days.js';
import { tidy } from '../web/read-form.js';
import { seenOf } from '../web/seen.js';
import { mustNotBeClosed, periodToShowForm } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { periodHead } from './period.view.js';
import { PlansService } from './plans.service.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('periods/:id/calendar')
@Allow('personnel')
export class CalendarsController {
  constructor(private readonly plans: PlansService) {}

  @Get()
  async form(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const period = await periodToShowForm(asking, asking.actor, id);
    mustNotBeClosed(period);
    if (period.openedAt) return new Redirect(`/periods/${id}/correction`);
    return this.page(asking, period, written(period), seenOf(daysOf(period)), period);
  }

  @Post()
  async change(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readCalendar(body);
    const seen = tidy(body)['seen'];
    if (form.issues)
      return (await this.page(asking, await periodToShowForm(asking, asking.actor, id), form.typed, seen)).withIssues(
        form.issues,
      );
    const { period, issues } = await this.plans.changeCalendar(asking.actor, id, form.value, body);
    if (issues.length > 0) return (await this.page(asking, period, form.typed, seen, form.value)).withIssues(issues);
    return redirect(`/periods/${id}`, 'periods:calendar.done');
  }

  private async page(
    asking: Asking,
    period: PeriodRow,
    typed: TypedCalendar,
    seen: unknown,
    written?: Calendar,
  ): Promise<Page> {
    const days = CALENDAR_DAYS.map((field) => ({ field, value: typed[field], was: period[field] }));
    const [restDays, unconfirmed] = [
      written ? await dueOnRest(asking, dueDays(written)) : [],
      await yearsToWarnOf(asking, asking.today),
    ];
    return page(
      'periods/calendar',
      { period: periodHead(period, asking.today), days, seen, restDays, unconfirmed },
      'periods:calendar.title',
    );
  }
}

/** The days as a person writes them; the browser's own date field would follow the machine's language. */
function written(period: PeriodRow): TypedCalendar {
  return Object.fromEntries(CALENDAR_DAYS.map((day) => [day, formatDate(period[day], 'vi')])) as TypedCalendar;
}
