import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { readClosing } from '../../periods/closing.form.js';
import { closingIssues, closingView, REASON_MAX, type Closing } from '../../rounds/closing.js';
import { Rounds } from '../../rounds/rounds.service.js';
import { Allow } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { formatDate, formatMonth } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { LEGAL_CLOSING } from './legal-closing.js';
import type { LegalFormLine } from './legal-form-list.queries.js';
import { legalPeriodToShowForm, mustBeOpen } from './legal-period.policy.js';
import { legalMonthHead } from './legal-month.view.js';

@Controller('legal/months/:id/closing')
@Allow('personnel')
export class LegalClosingsController {
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
    return redirect(`/legal/months/${id}`, 'legal-periods:closing.done');
  }

  private async tryToClose(actor: Actor, id: number, closing: Closing): Promise<Issue[]> {
    const blockers = await this.rounds.close(LEGAL_CLOSING, actor, id, closing);
    return closingIssues('legal-periods', blockers, (blocker) =>
      blocker.code === 'petition-open'
        ? { dueOn: formatDate(blocker.dueOn, actor.lang, 'due') }
        : blocker.code === 'time-left'
          ? { lastDay: formatDate(blocker.lastDay, actor.lang, 'due') }
          : {},
    );
  }

  private async page(asking: Asking, id: number, typed: Closing): Promise<Page> {
    const period = await legalPeriodToShowForm(asking, asking.actor, id);
    mustBeOpen(period);
    const { today } = asking;
    const looked = await LEGAL_CLOSING.look(asking, period, typed.reasons);
    const early = today < period.closesOn;
    const view = closingView(looked, typed, { early, line: lineOf(typed) });
    const data = { month: legalMonthHead(period, today), ...view };
    return page('legal-periods/closing', data, 'legal-periods:closing.title', {
      month: formatMonth(period.month),
      span: period.span,
    });
  }
}

/** What was confirmed without work brings the reason it was confirmed with. */
function lineOf({ reasons }: Closing) {
  return ({ id, status, ownReason }: LegalFormLine) => ({
    status: status === 'confirmed' ? ('without-work' as const) : status,
    reason: reasons.get(id) ?? (ownReason ?? '').slice(0, REASON_MAX),
  });
}
