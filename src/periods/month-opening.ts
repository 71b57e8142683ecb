import type { Asking } from '../acts/asking.js';
import type { OpeningRules, RefreshRules } from '../rounds/opening.js';
import { Conflict } from '../web/errors.js';
import { lastDayOf } from './calendar.js';
import { freezeSets, peopleIn, unitsWithoutSet } from './frozen-sets.js';
import { openingBlockers, type OpeningBlocker } from './opening.blockers.js';
import { openPeriodToRun, periodToRun } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { refreshEvaluations } from './places.js';
import { Period } from './period.entity.js';

/** Freezes each unit's set and makes an evaluation for everybody. */
export const MONTH_OPENING: OpeningRules<number, PeriodRow, OpeningBlocker, { evaluations: number }> = {
  async lock(act, id) {
    const period = await periodToRun(act, act.actor, id);
    if (period.openedAt) throw new Conflict('period-opened', { name: period.openedBy ?? '', at: period.openedAt });
    return period;
  },
  blockers: async (on, period) => (await planned(on, period)).blockers,
  async write(act, period) {
    const { id } = period;
    await act.update(Period, { id }, { openedAt: act.at, openedBy: act.actor.accountId });
    const units = await freezeSets(act, id, factsOf(act, period));
    const { added: evaluations } = await refreshEvaluations(act, period, act);
    await act.record(`period:${id}`, 'period.opened', { units, sheets: evaluations });
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

/** How many people a planned month is for, and what stands in the way of opening it. */
export async function planned(on: Asking, period: PeriodRow): Promise<{ people: number; blockers: OpeningBlocker[] }> {
  const facts = factsOf(on, period);
  const withoutSet = await unitsWithoutSet(on, facts);
  const people = await peopleIn(on, period.rootPath, facts.lastDay);
  return { people, blockers: openingBlockers({ ...period, today: on.today, people, withoutSet }) };
}

function factsOf({ today, at }: Asking, { rootPath, month }: PeriodRow) {
  return { path: rootPath, today, lastDay: lastDayOf(month), now: at };
}
