import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { formatMonth } from '../web/format.js';
import type { OpeningBlocker } from './opening.blockers.js';
import { PeriodOpeningsService } from './period-openings.service.js';
import { PeriodPagesService } from './period-pages.service.js';
import { periodToRead } from './period.policy.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('periods/:id')
@Allow('personnel')
export class PeriodOpeningsController {
  constructor(
    private readonly db: Db,
    private readonly openings: PeriodOpeningsService,
    private readonly pages: PeriodPagesService,
  ) {}

  @Post('opening')
  @HttpCode(200)
  async open(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const { blockers, sheets } = await this.openings.open(actor, id);
    if (blockers.length > 0) return this.refused(actor, id, blockers);
    return redirect(`/periods/${id}`, 'periods:opening.done', { count: sheets });
  }

  @Post('refresh')
  @HttpCode(200)
  async refresh(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    const counts = await this.openings.refresh(actor, id);
    const same = Object.values(counts).every((count) => count === 0);
    return redirect(`/periods/${id}`, same ? 'periods:refresh.same' : 'periods:refresh.done', { ...counts });
  }

  private async refused(actor: Actor, id: number, blockers: OpeningBlocker[]): Promise<Page> {
    const period = await periodToRead(this.db, actor, id);
    const data = await this.pages.show(actor, period, { show: 'all', q: '', page: 1 });
    const shown = page('periods/show', data, 'periods:monthTitle', {
      month: formatMonth(period.month),
      unit: period.rootName,
    });
    return shown.withIssues(blockers.slice(0, 1).map(() => ({ field: 'blockers', code: 'periods:opening.refused' })));
  }
}
