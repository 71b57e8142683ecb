import type { CorrectionKind } from '../../corrections/correction-kind.js';
import { dueOnRest } from '../../periods/holidays/rest-days.js';
import { workingDaysAfter } from '../../periods/own-days.js';
import { changeIssues } from '../../rounds/due-days.js';
import { formatMonth } from '../../web/format.js';
import { LEGAL_DAYS, legalDaysIssues, legalDaysOf } from './legal-days.js';
import { LegalPeriod } from './legal-period.entity.js';
import { legalPeriodToShowForm, mustBeOpen } from './legal-period.policy.js';

/** The days of an open month (or quarter) by the law, changed by personnel. */
export const LEGAL_DAYS_CORRECTION: CorrectionKind = {
  code: 'legal-days',
  path: 'legal/months',
  allow: ['personnel'],
  acts: { corrected: 'legal-period.days-corrected' },
  fields: LEGAL_DAYS.map((name) => ({ name, least: 10, most: 10, day: true as const })),
  async find(on, id) {
    const period = await legalPeriodToShowForm(on, on.actor, id);
    mustBeOpen(period);
    const people = await on.rows<{ officialId: number }>(
      `select official_id as "officialId" from legal_forms where legal_period_id = $1 and status <> 'absent' order by official_id`,
      [id],
    );
    return {
      id,
      words: legalDaysOf({ ...period }),
      chain: `legal-period:${id}`,
      unitId: period.rootUnitId,
      about: { month: formatMonth(period.month), span: period.span },
      href: `/legal/months/${id}`,
      told: people.map(({ officialId }) => officialId),
      toldAt: '/legal/forms',
    };
  },
  async check(on, { id, words }, typed) {
    const { month } = await legalPeriodToShowForm(on, on.actor, id);
    const [old, next] = [legalDaysOf(words), legalDaysOf(typed)];
    const issues = legalDaysIssues(month, next, on.today);
    if (issues.length > 0) return issues;
    return changeIssues(
      'legal-periods:issue.days',
      LEGAL_DAYS,
      { old, next },
      on.today,
      await workingDaysAfter(on, on.today),
    );
  },
  tells: ({ selfDueOn }) => ({ due: selfDueOn! }),
  resting: dueOnRest,
  lock: (act, id) => act.one('select id from legal_periods where id = $1 for update', [id]),
  async write(act, { id }, words) {
    await act.update(LegalPeriod, { id }, legalDaysOf(words!));
  },
};
