import type { Asking } from '../acts/asking.js';
import type { OpeningRules, RefreshRules } from '../rounds/opening.js';
import { Conflict } from '../web/errors.js';
import { opensLate, spacedDays } from '../rounds/due-days.js';
import { checkCalendar, daysOf, DUE_DAYS, dueDays, lastDayOf, type Calendar } from './calendar.js';
import { freezeSets, peopleIn, unitsWithoutSet } from './frozen-sets.js';
import { openingBlockers, type OpeningBlocker } from './opening.blockers.js';
import { workingDaysAfter } from './own-days.js';
import { openPeriodToRun, periodToRun } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { refreshEvaluations } from './places.js';
import { Period } from './period.entity.js';

type DueDays = Omit<Calendar, 'opensOn'>;

/** A planned month, and the days it opens with where they are not those of the plan. */
export interface MonthToOpen {
  id: number;
  days?: DueDays | undefined;
}

type Opening = PeriodRow & { planned: Calendar };

/** Freezes each unit's set and makes an evaluation for everybody. */
export const MONTH_OPENING: OpeningRules<MonthToOpen, Opening, OpeningBlocker, { evaluations: number }> = {
  async lock(act, { id, days }) {
    const period = await periodToRun(act, act.actor, id);
    if (period.openedAt) throw new Conflict('period-opened', { name: period.openedBy ?? '', at: period.openedAt });
    return { ...period, ...days, planned: daysOf(period) };
  },
  blockers: async (on, period) => [...dayBlockers(on, period), ...(await lookAt(on, period)).blockers],
  async write(act, period) {
    const { id } = period;
    const changed = DUE_DAYS.filter((day) => period[day] !== period.planned[day]);
    await act.update(Period, { id }, { ...daysOf(period), openedAt: act.at, openedBy: act.actor.accountId });
    const units = await freezeSets(act, id, factsOf(act, period));
    const { added: evaluations } = await refreshEvaluations(act, period, act, null, { opening: true });
    const moved = Object.fromEntries(changed.map((day) => [day, { from: period.planned[day], to: period[day] }]));
    const days = changed.length > 0 ? { days: moved } : {};
    await act.record(`period:${id}`, 'period.opened', { units, sheets: evaluations, ...days });
    return { evaluations };
  },
};

/** Brings the list of an open period up to date with today's posts. */
export const MONTH_REFRESH: RefreshRules<PeriodRow> = {
  chain: 'period',
  act: 'period.refreshed',
  toRun: openPeriodToRun,
  refresh: (act, period) => refreshEvaluations(act, period, act),
};

/** A planned month, with the days that late opening proposes: five working days for each step. */
export async function planned(on: Asking, period: PeriodRow) {
  const after = await workingDaysAfter(on, on.today);
  const late = opensLate({ opensOn: period.opensOn, firstDue: period.selfDueOn }, on.today, after);
  if (!late) return { ...(await lookAt(on, period)), proposed: null };
  const due = spacedDays(on.today, Object.values(dueDays(period)), after);
  const proposed = Object.fromEntries(DUE_DAYS.map((day, step) => [day, due[step]!])) as unknown as DueDays;
  return { ...(await lookAt(on, { ...period, ...proposed })), proposed };
}

/** What is wrong with days that were typed for the opening; those of the plan are checked where they are written. */
function dayBlockers(on: Asking, period: Opening): OpeningBlocker[] {
  if (DUE_DAYS.every((day) => period[day] === period.planned[day])) return [];
  const issues = checkCalendar(period.month, daysOf(period), on.today);
  const past = DUE_DAYS.filter((day) => period[day] < on.today).map((field) => ({ field, code: 'periods:issue.past' }));
  return (issues.length > 0 ? issues : past).map((issue) => ({ code: 'day', issue }));
}

/** How many people a planned month is for, and what stands in the way of opening it. */
async function lookAt(on: Asking, period: PeriodRow): Promise<{ people: number; blockers: OpeningBlocker[] }> {
  const facts = factsOf(on, period);
  const withoutSet = await unitsWithoutSet(on, facts);
  const people = await peopleIn(on, period.rootPath, facts.lastDay);
  return { people, blockers: openingBlockers({ ...period, today: on.today, people, withoutSet }) };
}

function factsOf({ today, at }: Asking, { rootPath, month }: PeriodRow) {
  return { path: rootPath, today, lastDay: lastDayOf(month), now: at };
}
