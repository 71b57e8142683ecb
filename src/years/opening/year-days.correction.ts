import type { CorrectionKind } from '../../corrections/correction-kind.js';
import { dueOnRest } from '../../periods/holidays/rest-days.js';
import { workingDaysAfter } from '../../periods/own-days.js';
import { changeIssues } from '../../rounds/due-days.js';
import { Conflict } from '../../web/errors.js';
import { Year } from '../year.entity.js';
import { dueIssues } from './opening.form.js';
import { yearToShowForm } from './year.policy.js';

/** The day by which a year is due, changed by personnel until it is published. */
export const YEAR_DAYS_CORRECTION: CorrectionKind = {
  code: 'year-days',
  path: 'years',
  allow: ['personnel'],
  acts: { corrected: 'year.days-corrected' },
  fields: [{ name: 'dueOn', least: 10, most: 10, day: true }],
  async find(on, id) {
    const { rootUnitId, year, dueOn, publishedAt } = await yearToShowForm(on, on.actor, id);
    if (publishedAt) throw new Conflict('year-published');
    const people = await on.rows<{ officialId: number }>(
      `select official_id as "officialId" from year_records where year_id = $1 order by official_id`,
      [id],
    );
    return {
      id,
      words: { dueOn },
      chain: `unit:${rootUnitId}`,
      unitId: rootUnitId,
      about: { year: String(year) },
      href: `/years/${id}`,
      told: people.map(({ officialId }) => officialId),
      toldAt: '/years',
    };
  },
  async check(on, { id, words }, typed) {
    const { year } = await yearToShowForm(on, on.actor, id);
    const [old, next] = [{ dueOn: words['dueOn']! }, { dueOn: typed['dueOn']! }];
    const issues = dueIssues(year, next);
    if (issues.length > 0) return issues;
    return changeIssues('years:issue.days', ['dueOn'], { old, next }, on.today, await workingDaysAfter(on, on.today));
  },
  resting: dueOnRest,
  tells: ({ dueOn }) => ({ due: dueOn! }),
  lock: (act, id) => act.one('select id from years where id = $1 for update', [id]),
  async write(act, { id }, words) {
    await act.update(Year, { id }, { dueOn: words!['dueOn']! });
  },
};
