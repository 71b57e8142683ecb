import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { lockRootOf, overlapping } from '../rounds/opening.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import {
  CALENDAR_DAYS,
  daysOf,
  checkCalendar,
  defaultCalendar,
  lastDayOf,
  monthAfter,
  type Calendar,
} from './calendar.js';
import { holidaysBetween, yearsToWarnOf } from './holidays/holidays-between.js';
import { mustNotBeClosed, periodToRun } from './period.policy.js';
import { Period } from './period.entity.js';
import type { PeriodRow } from './period.queries.js';
import { requireSeen, seenOf } from '../web/seen.js';

const MONTHS_AHEAD = 6;
const OVERLAPPING = overlapping('periods', 'month');

export interface Plan {
  rootUnitId: number;
  month: string;
}

@Injectable()
export class PlansService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** From last month, which may still be missing, to half a year ahead. */
  months(): string[] {
    return Array.from({ length: MONTHS_AHEAD + 2 }, (_, index) => monthAfter(this.clock.month(), index - 1));
  }

  /** Of these months the ones that a unit of these has no period for yet. */
  async free(roots: readonly { id: number }[]): Promise<string[]> {
    const rows = await this.db.rows<{ month: string }>(FREE_MONTHS, [this.months(), roots.map(({ id }) => id)]);
    return rows.map(({ month }) => month);
  }

  /** Years whose holidays are proposals still, for the page that plans a month by them. */
  unconfirmed(): Promise<string> {
    return yearsToWarnOf(this.db, this.clock.today());
  }

  /** Plans a month with the usual calendar, which can be changed then. A unit lies in one period of a month at most. */
  async plan(actor: Actor, plan: Plan): Promise<{ id: number } | { issues: Issue[] }> {
    if (!this.months().includes(plan.month)) return { issues: [{ field: 'month', code: 'periods:issue.month' }] };
    return this.acts.perform(actor, async (act) => {
      const path = await lockRootOf(act, plan.rootUnitId, `period:${plan.month}`);
      const taken = await act.one<{ name: string }>(OVERLAPPING, [plan.month, path]);
      if (taken) return { issues: [{ field: 'month', code: 'periods:issue.taken', params: { unit: taken.name } }] };
      return { id: await this.insert(act, plan) };
    });
  }

  async changeCalendar(
    actor: Actor,
    id: number,
    days: Calendar,
    body?: unknown,
  ): Promise<{ period: PeriodRow; issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const period = await periodToRun(act, actor, id);
      mustNotBeClosed(period);
      requireSeen(body, seenOf(daysOf(period)));
      if (period.openedAt) throw new Conflict('period-opened', { name: period.openedBy ?? '', at: period.openedAt });
      const issues = checkCalendar(period.month, days, act.today);
      if (issues.length > 0) return { period, issues };
      const changed = CALENDAR_DAYS.filter((day) => days[day] !== period[day]);
      if (changed.length > 0) await this.writeCalendar(act, period, days, changed);
      return { period, issues };
    });
  }

  private async insert(act: Act, plan: Plan): Promise<number> {
    const holidays = await holidaysBetween(act, `${plan.month}-01`, lastDayOf(plan.month));
    const days = defaultCalendar(plan.month, holidays);
    const row = await act.one<{ id: number }>(
      `insert into periods (root_unit_id, month, opens_on, self_due_on, approval_due_on, review_due_on, closes_on)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [plan.rootUnitId, plan.month, ...CALENDAR_DAYS.map((day) => days[day])],
    );
    const detail = { ...plan, ...days };
    await act.record(`period:${row!.id}`, 'period.planned', detail);
    return row!.id;
  }

  private async writeCalendar(act: Act, period: PeriodRow, days: Calendar, changed: (keyof Calendar)[]): Promise<void> {
    await act.update(Period, { id: period.id }, daysOf(days));
    const detail = Object.fromEntries(changed.map((day) => [day, { from: period[day], to: days[day] }]));
    await act.record(`period:${period.id}`, 'period.calendar-changed', detail);
  }
}

const FREE_MONTHS = `
select month from unnest($1::text[]) month where exists (
  select 1 from units r where r.id = any ($2::int[]) and not exists (
    select 1 from periods p join units u on u.id = p.root_unit_id where p.month = month.month and (starts_with(u.path, r.path) or starts_with(r.path, u.path))))
order by month`;
