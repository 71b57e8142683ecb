import type { KindCode } from '../scoring/kinds/all-kinds.js';
import type { Issue } from '../web/issues.js';
import type { Criterion } from './criterion.js';
import { decimal, settingIssue, unitsOf, type TypedCriterion } from './typed-criterion.js';

/**
 * How an evaluation comes by what it states of a criterion: a mark given against anchors, a figure or a count typed, promises
 * answered one by one, the scores of the people led. Whoever has to tell criteria apart asks the way, never the kind.
 */
export type Way = 'mark' | 'figure' | 'count' | 'promises' | 'led';

interface KindForm {
  readonly way: Way;
  /** What is wrong with the settings as they are typed. */
  issues(typed: TypedCriterion): Issue[];
  /** What a criterion of the kind keeps beside what every criterion has. */
  kept(typed: TypedCriterion): Pick<Criterion, 'settings' | 'anchors' | 'unitLabel' | 'measure'>;
}

const noIssues = (): Issue[] => [];
const nothing = () => ({});

/** What each kind needs on the form of a criterion. */
export const kindForms: Readonly<Record<KindCode, KindForm>> = {
  conduct: {
    way: 'mark',
    issues: noIssues,
    kept: ({ zero, half, full }) => ({ anchors: { zero, half, full } }),
  },
  target: {
    way: 'figure',
    issues: targetIssues,
    kept: (typed) => ({
      settings: { target: decimal(typed, 'target'), floor: decimal(typed, 'floor') },
      ...unitLabelOf(typed),
      ...(typed.measure === '' ? {} : { measure: typed.measure }),
    }),
  },
  breach: {
    way: 'count',
    issues: deductionIssues,
    kept: (typed) => ({ settings: { deduction: decimal(typed, 'deduction') }, ...unitLabelOf(typed) }),
  },
  promise: { way: 'promises', issues: noIssues, kept: nothing },
  'unit-result': { way: 'led', issues: noIssues, kept: nothing },
};

export function wayOf({ kind }: Pick<Criterion, 'kind'>): Way {
  return kindForms[kind].way;
}

function targetIssues(typed: TypedCriterion): Issue[] {
  const [target, floor] = [unitsOf(typed, 'target'), unitsOf(typed, 'floor')];
  const issues: Issue[] = [];
  if (target === null) issues.push(settingIssue(typed, 'target', 'number'));
  if (floor === null) issues.push(settingIssue(typed, 'floor', 'number'));
  if (target !== null && target === floor) issues.push({ field: 'floor', code: 'criteria-pages:issue.floor' });
  return issues;
}

function deductionIssues(typed: TypedCriterion): Issue[] {
  const deduction = unitsOf(typed, 'deduction');
  return deduction === null || deduction <= 0n ? [settingIssue(typed, 'deduction', 'deduction')] : [];
}

function unitLabelOf({ unitLabel }: TypedCriterion): Pick<Criterion, 'unitLabel'> {
  return unitLabel === '' ? {} : { unitLabel };
}
