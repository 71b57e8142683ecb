import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { refreshed } from '../rounds/opening.js';
import { Rounds } from '../rounds/rounds.service.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { formatMonth } from '../web/format.js';
import { tidy } from '../web/read-form.js';
import type { Issue } from '../web/issues.js';
import { readDueDays } from './calendar.form.js';
import { MONTH_OPENING, MONTH_REFRESH } from './month-opening.js';
import { periodPage } from './period-pages.js';
import { periodToRead } from './period.policy.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('periods/:id')
@Allow('personnel')
export class PeriodOpeningsController {
  constructor(private readonly rounds: Rounds) {}

  @Post('opening')
  @HttpCode(200)
  async open(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readDueDays(body);
    if (form.issues) return this.refused(asking, id, body, form.issues);
    const opened = await this.rounds.open(MONTH_OPENING, asking.actor, { id, days: form.value });
    if ('blockers' in opened) {
      const issues = opened.blockers.flatMap((blocker) => (blocker.code === 'day' ? [blocker.issue] : []));
      return this.refused(asking, id, body, issues);
    }
    return redirect(`/periods/${id}`, 'periods:opening.done', { count: opened.evaluations });
  }

  @Post('refresh')
  @HttpCode(200)
  async refresh(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    return refreshed(`/periods/${id}`, 'periods', await this.rounds.refresh(MONTH_REFRESH, actor, id));
  }

  private async refused(asking: Asking, id: number, body: unknown, issues: Issue[]): Promise<Page> {
    const period = await periodToRead(asking, asking.actor, id);
    const data = await periodPage(asking, period, { show: 'all', q: '', page: 1 }, tidy(body));
    const shown = page('periods/show', data, 'periods:monthTitle', {
      month: formatMonth(period.month),
      unit: period.rootName,
    });
    return shown.withIssues(issues.length > 0 ? issues : [{ field: 'blockers', code: 'periods:opening.refused' }]);
  }
}
