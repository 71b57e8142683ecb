import { wayOf } from '../criteria/kind-forms.js';
import type { InterimKind } from '../interim/interim-kind.js';
import { lastDayOf } from '../periods/calendar.js';
import type { Dec } from '../scoring/decimal.js';
import { readValue } from './approval/head-draft.form.js';
import { writable } from './evaluation.policy.js';
import { findEvaluation, lockEvaluation, type MonthEvaluation } from './evaluation.queries.js';

const criteriaOf = ({ content }: MonthEvaluation) =>
  content.criteria.filter((criterion) => ['mark', 'figure', 'count'].includes(wayOf(criterion)));

/** What a mark can be proposed for: what is kept of promises and of the people led is no former head's to say. */
export const proposableOf = (evaluation: MonthEvaluation) =>
  criteriaOf(evaluation).map(({ code, text }) => ({ code, field: `value.${code}`, text }));

/** A former head's view of a month's evaluation. */
export const EVALUATION_INTERIM: InterimKind = {
  code: 'interim-view',
  column: 'evaluationId',
  path: 'evaluations',
  acts: {
    left: 'evaluation.interim-view',
    corrected: 'evaluation.interim-view-corrected',
    withdrawn: 'evaluation.interim-view-withdrawn',
  },
  hrefs: { decider: (id) => `/approvals/${id}`, paper: (id) => `/evaluations/${id}` },
  async find(on, id) {
    const evaluation = await findEvaluation(on, id);
    if (!evaluation) return undefined;
    const { officialId, unitId, officialName, unitName, month, status } = evaluation;
    return {
      ...{ id, officialId, unitId, name: officialName, unitName, month, rhythm: 'month' },
      span: { from: `${month}-01`, to: lastDayOf(month) },
      open: writable(evaluation) && ['draft', 'submitted', 'returned'].includes(status),
      chain: `evaluation:${id}`,
      proposable: proposableOf(evaluation),
    };
  },
  lock: lockEvaluation,
  async readMarks(on, { id }, body, issues) {
    const evaluation = (await findEvaluation(on, id))!;
    const marks = criteriaOf(evaluation).map((criterion): [string, Dec | null] => [
      criterion.code,
      readValue(body, criterion, 0, null, issues),
    ]);
    return Object.fromEntries(marks.filter((mark): mark is [string, Dec] => mark[1] !== null));
  },
};
