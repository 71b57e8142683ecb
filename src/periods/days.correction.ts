import type { CorrectionKind, Words } from '../corrections/correction-kind.js';
import { changeIssues } from '../rounds/due-days.js';
import { formatMonth } from '../web/format.js';
import { checkCalendar, daysOf, DUE_DAYS, dueDays, type Calendar } from './calendar.js';
import { dueOnRest } from './holidays/rest-days.js';
import { workingDaysAfter } from './own-days.js';
import { Period } from './period.entity.js';
import { mustBeOpen, periodToShowForm } from './period.policy.js';

const daysIn = (words: Words) =>
  Object.fromEntries(DUE_DAYS.map((day) => [day, words[day]!])) as unknown as Omit<Calendar, 'opensOn'>;

/** The days of an open month, changed by personnel; the day it opened on stays. */
export const DAYS_CORRECTION: CorrectionKind = {
  code: 'period-days',
  path: 'periods',
  allow: ['personnel'],
  acts: { corrected: 'period.days-corrected' },
  fields: DUE_DAYS.map((name) => ({ name, least: 10, most: 10, day: true as const })),
  async find(on, id) {
    const period = await periodToShowForm(on, on.actor, id);
    mustBeOpen(period);
    const people = await on.rows<{ officialId: number }>(
      `select official_id as "officialId" from evaluations where period_id = $1 and status <> 'excused' order by official_id`,
      [id],
    );
    return {
      id,
      words: { ...dueDays(period) },
      chain: `period:${id}`,
      unitId: period.rootUnitId,
      about: { month: formatMonth(period.month) },
      href: `/periods/${id}`,
      told: people.map(({ officialId }) => officialId),
      toldAt: '/evaluations',
    };
  },
  async check(on, { id, words: old }, words) {
    const period = await periodToShowForm(on, on.actor, id);
    const next = daysIn(words);
    const issues = checkCalendar(period.month, { ...daysOf(period), ...next }, on.today);
    if (issues.length > 0) return issues;
    return changeIssues(
      'periods:issue',
      DUE_DAYS,
      { old: daysIn(old), next },
      on.today,
      await workingDaysAfter(on, on.today),
    );
  },
  tells: ({ selfDueOn }) => ({ due: selfDueOn! }),
  resting: dueOnRest,
  lock: (act, id) => act.one('select id from periods where id = $1 for update', [id]),
  async write(act, { id }, words) {
    await act.update(Period, { id }, daysIn(words!));
  },
};
