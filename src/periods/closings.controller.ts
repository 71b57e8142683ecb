import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { closingIssues, closingView, type Closing } from '../rounds/closing.js';
import { Rounds } from '../rounds/rounds.service.js';
import { Allow } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { formatDate, formatMonth } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { readClosing } from './closing.form.js';
import { MONTH_CLOSING } from './month-closing.js';
import { mustBeOpen, periodToShowForm } from './period.policy.js';
import { periodHead } from './period.view.js';
import { evaluationState } from './evaluation-state.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('periods/:id/closing')
@Allow('personnel')
export class ClosingsController {
  constructor(private readonly rounds: Rounds) {}

  @Get()
  async form(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, { note: null, reasons: new Map() });
  }

  @Post()
  async close(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readClosing(body);
    const issues = form.issues ?? (await this.tryToClose(asking.actor, id, form.value));
    if (issues.length > 0) return (await this.page(asking, id, form.typed)).withIssues(issues);
    return redirect(`/periods/${id}`, 'periods:closing.done');
  }

  private async tryToClose(actor: Actor, id: number, closing: Closing): Promise<Issue[]> {
    const blockers = await this.rounds.close(MONTH_CLOSING, actor, id, closing);
    return closingIssues('periods', blockers, (blocker) =>
      blocker.code === 'review-pending'
        ? { reviewDueOn: formatDate(blocker.reviewDueOn, actor.lang) }
        : blocker.code === 'time-left'
          ? { lastDay: formatDate(blocker.lastDay, actor.lang, 'due') }
          : {},
    );
  }

  private async page(asking: Asking, id: number, typed: Closing): Promise<Page> {
    const period = await periodToShowForm(asking, asking.actor, id);
    mustBeOpen(period);
    const { today } = asking;
    const looked = await MONTH_CLOSING.look(asking, period, typed.reasons);
    const data = {
      period: periodHead(period, today),
      ...closingView(looked, typed, {
        early: today < period.closesOn,
        line: ({ status, selfDueOn, neverIn }) => ({
          state: evaluationState({ status, selfDueOn, neverIn, closedAt: null, today }),
        }),
      }),
      unreviewed: looked.unreviewed,
      withoutCommittee: looked.withoutCommittee,
    };
    return page('periods/closing', data, 'periods:closing.title', { month: formatMonth(period.month) });
  }
}
