import { yearsToWarnOf } from '../../periods/holidays/holidays-between.js';
import { dueOnRest } from '../../periods/holidays/rest-days.js';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { monthAfter } from '../../periods/calendar.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { refreshed } from '../../rounds/opening.js';
import { Rounds } from '../../rounds/rounds.service.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { formatDate, formatMonth, formatPeriod } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { readForm, tidy } from '../../web/read-form.js';
import { EDITIONS } from '../settings/choice.form.js';
import { readingsOf } from '../settings/readings.js';
import { rootsToRun } from '../settings/law-settings.policy.js';
import type { LegalOpeningBlocker } from './legal-opening.blockers.js';
import { LEGAL_DAYS, readLegalDays, type LegalDays } from './legal-days.js';
import { LegalOpeningForm } from './legal-opening.form.js';
import { endsQuarter, quarterEnd, type SpanOf } from './span.js';
import { LEGAL_OPENING, LEGAL_REFRESH, lookAtOpening } from './legal-opening.js';

const MONTHS_BACK = 12;

@Controller('legal/months')
@Allow('personnel')
export class LegalOpeningsController {
  constructor(private readonly rounds: Rounds) {}

  /** Which root, month and edition; with all three, what an opening would do. */
  @Get('new')
  async form(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    return this.page(asking, query);
  }

  @Post()
  @HttpCode(200)
  async open(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const form = readForm(LegalOpeningForm, body);
    if (form.issues) return (await this.page(asking, tidy(body))).withIssues(form.issues);
    const days = readLegalDays(body);
    if (days.issues) return (await this.page(asking, tidy(body))).withIssues(days.issues);
    const opened = await this.rounds.open(LEGAL_OPENING, asking.actor, { ...form.value, days: days.value });
    if ('blockers' in opened)
      return (await this.page(asking, tidy(body))).withIssues(
        opened.blockers.map((blocker) => issueOf(blocker, asking.actor)),
      );
    return redirect(`/legal/months/${opened.id}`, 'legal-periods:opening.done', { count: opened.forms });
  }

  @Post(':id/refresh')
  async refresh(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    return refreshed(`/legal/months/${id}`, 'legal-periods', await this.rounds.refresh(LEGAL_REFRESH, actor, id));
  }

  private async page(asking: Asking, asked: Record<string, unknown>): Promise<Page> {
    const roots = await rootsToRun(asking);
    const said = { rootUnitId: String(roots[0]?.id ?? ''), edition: EDITIONS[0] as string, ...texts(asked) };
    const root = roots.find(({ id }) => String(id) === said.rootUnitId);
    const edition = EDITIONS.find((one) => one === said.edition);
    const byQuarter =
      edition !== undefined &&
      isLaw(edition) &&
      root &&
      (await readingsOf(asking, root.id))['legal-rhythm'] === 'quarter';
    const span: SpanOf = byQuarter ? 'quarter' : 'month';
    const now = asking.today.slice(0, 7);
    const typed = { month: byQuarter ? quarterEnd(now) : now, ...said };
    const form = readForm(LegalOpeningForm, typed);
    const looked =
      form.value && roots.some(({ id }) => id === form.value.rootUnitId)
        ? await lookAtOpening(asking, form.value)
        : null;
    const months = [...new Set([...monthsOffered(now, span), typed.month])].map((value) => ({
      value,
      text: formatPeriod(value, endsQuarter(value) ? span : 'month', asking.actor.lang),
    }));
    const data = {
      typed,
      months,
      roots: roots.map(({ id, name }) => ({ value: String(id), text: name })),
      manyRoots: roots.length > 1,
      editions: EDITIONS,
      unconfirmed: await yearsToWarnOf(asking, asking.today),
      restDays: looked
        ? await dueOnRest(asking, { selfDueOn: looked.plan.selfDueOn, confirmDueOn: looked.plan.confirmDueOn })
        : [],
      looked: looked && { ...looked, canOpen: looked.blockers.length === 0, days: daysTyped(looked.plan, asked) },
    };
    return page('legal-periods/opening', data, 'legal-periods:opening.title');
  }
}

/** From next month back through a year; of quarters their last months. */
function monthsOffered(month: string, span: SpanOf): string[] {
  const months = Array.from({ length: MONTHS_BACK + 2 }, (_, index) => monthAfter(month, 1 - index));
  return span === 'quarter' ? [...new Set(months.map(quarterEnd))] : months;
}

function texts(asked: Record<string, unknown>): Record<string, string> {
  const known = ['rootUnitId', 'month', 'edition'].flatMap((key) =>
    typeof asked[key] === 'string' && asked[key] ? [[key, asked[key].slice(0, 40)]] : [],
  );
  return Object.fromEntries(known) as Record<string, string>;
}

/** The days as they were typed, else those it would open with. */
function daysTyped(plan: LegalDays, asked: Record<string, unknown>) {
  return LEGAL_DAYS.map((field) => {
    const typed = asked[field];
    return { field, value: typeof typed === 'string' ? typed.slice(0, 40) : plan[field] };
  });
}

function issueOf(blocker: LegalOpeningBlocker, actor: Actor): Issue {
  if (blocker.code === 'day') return blocker.issue;
  const days = Object.entries(blocker).flatMap(([key, value]) =>
    key === 'from' || key === 'inForce'
      ? [[key, formatDate(value as string, actor.lang)]]
      : key === 'month'
        ? [[key, formatMonth(value as string)]]
        : [],
  );
  return {
    field: 'blockers',
    code: `legal-periods:blocker.${blocker.code}`,
    params: { ...blocker, ...(Object.fromEntries(days) as object) },
  };
}
