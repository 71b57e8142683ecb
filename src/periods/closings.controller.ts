import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { formatDate, formatMonth } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import type { Lang } from '../web/labels.js';
import type { ClosingBlocker } from './closing.blockers.js';
import { CLOSING_REASON_MAX, readClosing, type Closing } from './closing.form.js';
import { ClosingsService } from './closings.service.js';
import { mustBeOpen, periodToShowForm } from './period.policy.js';
import { periodHead } from './period.view.js';
import { sheetState } from './sheet-state.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('periods/:id/closing')
@Allow('personnel')
export class ClosingsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly closings: ClosingsService,
  ) {}

  @Get()
  async form(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, id, { note: null, reasons: new Map() });
  }

  @Post()
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readClosing(body);
    if (form.issues) return (await this.page(actor, id, form.typed)).withIssues(form.issues);
    const blockers = await this.closings.close(actor, id, form.value);
    if (blockers.length > 0)
      return (await this.page(actor, id, form.typed)).withIssues(
        blockers.map((blocker) => issueOf(blocker, actor.lang)),
      );
    return redirect(`/periods/${id}`, 'periods:closing.done');
  }

  private async page(actor: Actor, id: number, typed: Closing): Promise<Page> {
    const period = await periodToShowForm(this.db, actor, id);
    mustBeOpen(period);
    const today = this.clock.today();
    const { undecided, unreviewed, withoutCommittee, blockers } = await this.closings.look(period, typed.reasons);
    const stops = blockers.filter((blocker) => blocker.code !== 'reason-needed');
    const sheets = stops.some((stop) => stop.code === 'too-many')
      ? []
      : undecided.map((sheet) => ({
          id: `reason-${sheet.id}`,
          name: sheet.name,
          unitName: sheet.unitName,
          reason: typed.reasons.get(sheet.id) ?? '',
          state: sheetState({ status: sheet.status, selfDueOn: period.selfDueOn, closedAt: null, today }),
        }));
    const early = today < period.closesOn;
    const data = {
      period: periodHead(period, today),
      sheets,
      stops,
      unreviewed,
      withoutCommittee,
      early,
      note: typed.note,
      reasonMax: CLOSING_REASON_MAX,
    };
    return page('periods/closing', data, 'periods:closing.title', { month: formatMonth(period.month) });
  }
}

function issueOf(blocker: ClosingBlocker, lang: Lang): Issue {
  if (blocker.code === 'reason-needed') {
    return {
      field: `reason-${blocker.evaluationId}`,
      code: 'periods:closing.reasonNeeded',
      params: { name: blocker.name },
    };
  }
  const days = blocker.code === 'review-pending' ? { reviewDueOn: formatDate(blocker.reviewDueOn, lang) } : {};
  return { field: 'blockers', code: `periods:closing.stop.${blocker.code}`, params: { ...blocker, ...days } };
}
