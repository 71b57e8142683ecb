import { halfPoint, highestMax, highestWeight } from '../scoring/limits.js';
import type { SettingName } from '../scoring/kinds/all-kinds.js';
import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import { BOUNDS, CRITERION_KINDS, STANDARDS, type Criterion, type CriterionKind, type Standard } from './criterion.js';
import { kindForms } from './kind-forms.js';
import {
  CRITERION_FIELDS,
  SETTING_NAMES,
  decimal,
  settingIssue,
  unitsOf,
  type CriterionField,
  type TypedCriterion,
} from './typed-criterion.js';

const TEXTS: Partial<Record<CriterionField, number>> = {
  text: BOUNDS.text,
  zero: BOUNDS.anchor,
  half: BOUNDS.anchor,
  full: BOUNDS.anchor,
  unitLabel: BOUNDS.unitLabel,
  evidence: BOUNDS.evidence,
};

export function typedCriterion(body: unknown): TypedCriterion {
  const given = tidy(body);
  const text = (field: string) => (typeof given[field] === 'string' ? given[field] : '');
  const texts = Object.fromEntries(CRITERION_FIELDS.map((field) => [field, text(field)])) as Record<
    CriterionField,
    string
  >;
  return { ...texts, exemplary: text('exemplary') !== '' };
}

/** What still has to be mended before the criterion can be kept at all; `measures` are the agency's codes. Empty words are a finding, not an issue. */
export function criterionIssues(typed: TypedCriterion, measures: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  for (const [field, most] of Object.entries(TEXTS)) {
    if (typed[field as CriterionField].length > most)
      issues.push({ field, code: 'criteria-pages:issue.tooLong', params: { most } });
  }
  const kind = kindOf(typed);
  if (!kind) issues.push({ field: 'kind', code: 'criteria-pages:issue.kind' });
  if (!standardOf(typed)) issues.push({ field: 'standard', code: 'criteria-pages:issue.standard' });
  if (kind && kindForms[kind].way === 'figure' && typed.measure !== '' && !measures.includes(typed.measure))
    issues.push({ field: 'measure', code: 'criteria-pages:issue.measure' });
  issues.push(...weightIssues(typed), ...(kind ? kindForms[kind].issues(typed) : []));
  return issues;
}

function weightIssues(typed: TypedCriterion): Issue[] {
  const weight = unitsOf(typed, 'weight');
  const max = unitsOf(typed, 'max');
  const issues: Issue[] = [];
  if (weight === null || weight <= 0n || weight > highestWeight) issues.push(settingIssue(typed, 'weight', 'weight'));
  if (max === null || max <= 0n || max > highestMax || max % halfPoint !== 0n)
    issues.push(settingIssue(typed, 'max', 'max'));
  return issues;
}

/** The criterion that the form says. What cannot be read counts as nothing: the tests answer while one types. */
export function toCriterion(typed: TypedCriterion, code: string): Criterion {
  const kind = kindOf(typed) ?? 'conduct';
  return {
    code,
    text: typed.text,
    kind,
    max: decimal(typed, 'max'),
    weight: decimal(typed, 'weight'),
    exemplary: typed.exemplary,
    standard: standardOf(typed) ?? (0 as Standard),
    evidence: typed.evidence,
    ...kindForms[kind].kept(typed),
  };
}

/** The form of a criterion that is kept. `show` writes a number in the reader's way. */
export function fromCriterion(criterion: Criterion, show: (decimal: string) => string): TypedCriterion {
  const settings = (criterion.settings ?? {}) as Partial<Record<SettingName, string>>;
  const number = (value: string | undefined) => (value === undefined || value === '' ? '' : show(value));
  return {
    text: criterion.text,
    kind: criterion.kind,
    standard: String(criterion.standard),
    weight: number(criterion.weight),
    max: number(criterion.max),
    zero: criterion.anchors?.zero ?? '',
    half: criterion.anchors?.half ?? '',
    full: criterion.anchors?.full ?? '',
    ...(Object.fromEntries(SETTING_NAMES.map((name) => [name, number(settings[name])])) as Record<SettingName, string>),
    measure: criterion.measure ?? '',
    unitLabel: criterion.unitLabel ?? '',
    evidence: criterion.evidence,
    exemplary: criterion.exemplary,
  };
}

function kindOf(typed: TypedCriterion): CriterionKind | undefined {
  return CRITERION_KINDS.find((kind) => kind === typed.kind);
}

function standardOf(typed: TypedCriterion): Standard | undefined {
  return STANDARDS.find((standard) => String(standard) === typed.standard);
}
