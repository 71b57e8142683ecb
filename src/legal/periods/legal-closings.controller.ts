import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { CLOSING_REASON_MAX, readClosing, type Closing } from '../../periods/closing.form.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { formatDate, formatMonth } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import type { Lang } from '../../web/labels.js';
import type { LegalClosingBlocker } from './legal-closing.blockers.js';
import { LegalClosingsService } from './legal-closings.service.js';
import { legalPeriodToShowForm, mustBeOpen } from './legal-period.policy.js';
import { legalMonthHead } from './legal-month.view.js';

@Controller('legal/months/:id/closing')
@Allow('personnel')
export class LegalClosingsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly closings: LegalClosingsService,
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
    return redirect(`/legal/months/${id}`, 'legal-periods:closing.done');
  }

  private async page(actor: Actor, id: number, typed: Closing): Promise<Page> {
    const period = await legalPeriodToShowForm(this.db, actor, id);
    mustBeOpen(period);
    const today = this.clock.today();
    const { open, blockers } = await this.closings.look(id, typed.reasons);
    const stops = blockers.filter((blocker) => blocker.code !== 'reason-needed');
    const forms = stops.some((stop) => stop.code === 'too-many')
      ? []
      : open.map((form) => ({
          id: `reason-${form.id}`,
          name: form.name,
          unitName: form.unitName,
          status: form.status,
          reason: typed.reasons.get(form.id) ?? '',
        }));
    const data = {
      month: legalMonthHead(period, today),
      forms,
      stops,
      early: today < period.closesOn,
      note: typed.note,
      reasonMax: CLOSING_REASON_MAX,
    };
    return page('legal-periods/closing', data, 'legal-periods:closing.title', { month: formatMonth(period.month) });
  }
}

function issueOf(blocker: LegalClosingBlocker, lang: Lang): Issue {
  if (blocker.code === 'reason-needed') {
    return {
      field: `reason-${blocker.sheetId}`,
      code: 'legal-periods:closing.reasonNeeded',
      params: { name: blocker.name },
    };
  }
  const params =
    blocker.code === 'petition-open' ? { ...blocker, dueOn: formatDate(blocker.dueOn, lang, 'due') } : blocker;
  return { field: 'blockers', code: `legal-periods:closing.stop.${blocker.code}`, params: { ...params } };
}
