import { readUnits } from '../scoring/decimal.js';
import { halfPoint, highestMax, highestWeight } from '../scoring/limits.js';
import type { Issue } from '../web/issues.js';
import { numberIn, numberIssue, type NumberField } from '../web/numbers.js';
import { tidy } from '../web/read-form.js';
import { figureField } from './figure-field.js';
import { BOUNDS, CRITERION_KINDS, STANDARDS, type Criterion, type CriterionKind, type Standard } from './criterion.js';

const CRITERION_FIELDS = [
  'text',
  'kind',
  'standard',
  'weight',
  'max',
  'zero',
  'half',
  'full',
  'target',
  'floor',
  'measure',
  'deduction',
  'unitLabel',
  'evidence',
] as const;
type CriterionField = (typeof CRITERION_FIELDS)[number];
/** The form as typed: every field is text, so that nothing a person wrote is lost. */
export type TypedCriterion = Record<CriterionField, string> & { exemplary: boolean };

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
  if (!kindOf(typed)) issues.push({ field: 'kind', code: 'criteria-pages:issue.kind' });
  if (!standardOf(typed)) issues.push({ field: 'standard', code: 'criteria-pages:issue.standard' });
  if (typed.kind === 'target' && typed.measure !== '' && !measures.includes(typed.measure))
    issues.push({ field: 'measure', code: 'criteria-pages:issue.measure' });
  issues.push(...weightIssues(typed), ...settingIssues(typed));
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

function settingIssues(typed: TypedCriterion): Issue[] {
  if (typed.kind === 'breach') {
    const deduction = unitsOf(typed, 'deduction');
    return deduction === null || deduction <= 0n ? [settingIssue(typed, 'deduction', 'deduction')] : [];
  }
  if (typed.kind !== 'target') return [];
  const [target, floor] = [unitsOf(typed, 'target'), unitsOf(typed, 'floor')];
  const issues: Issue[] = [];
  if (target === null) issues.push(settingIssue(typed, 'target', 'number'));
  if (floor === null) issues.push(settingIssue(typed, 'floor', 'number'));
  if (target !== null && target === floor) issues.push({ field: 'floor', code: 'criteria-pages:issue.floor' });
  return issues;
}

/** The criterion that the form says. What cannot be read counts as nothing: the tests answer while one types. */
export function toCriterion(typed: TypedCriterion, code: string): Criterion {
  const kind = kindOf(typed) ?? 'conduct';
  const common = {
    code,
    text: typed.text,
    kind,
    max: decimal(typed, 'max'),
    weight: decimal(typed, 'weight'),
    exemplary: typed.exemplary,
    standard: standardOf(typed) ?? (0 as Standard),
    evidence: typed.evidence,
  };
  const unitLabel = typed.unitLabel === '' ? {} : { unitLabel: typed.unitLabel };
  if (kind === 'conduct') return { ...common, anchors: { zero: typed.zero, half: typed.half, full: typed.full } };
  const measure = typed.measure === '' ? {} : { measure: typed.measure };
  if (kind === 'target')
    return {
      ...common,
      settings: { target: decimal(typed, 'target'), floor: decimal(typed, 'floor') },
      ...unitLabel,
      ...measure,
    };
  if (kind === 'breach') return { ...common, settings: { deduction: decimal(typed, 'deduction') }, ...unitLabel };
  return common;
}

/** The form of a criterion that is kept. `show` writes a number in the reader's way. */
export function fromCriterion(criterion: Criterion, show: (decimal: string) => string): TypedCriterion {
  const settings = (criterion.settings ?? {}) as Partial<Record<'target' | 'floor' | 'deduction', string>>;
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
    target: number(settings.target),
    floor: number(settings.floor),
    deduction: number(settings.deduction),
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

type NumberName = 'weight' | 'max' | 'target' | 'floor' | 'deduction';

function settingIssue(typed: TypedCriterion, field: NumberName, code: string): Issue {
  return numberIssue({ field, code: `criteria-pages:issue.${code}` }, typed[field], numberField(typed, field));
}

function decimal(typed: TypedCriterion, field: NumberName): string {
  return unitsOf(typed, field) === null ? '' : numberIn(typed[field], numberField(typed, field))!;
}

/** Ten-thousandths, or null where it is no number a record could hold. */
function unitsOf(typed: TypedCriterion, field: NumberName): bigint | null {
  const text = numberIn(typed[field], numberField(typed, field));
  const units = text === null ? null : readUnits(text);
  return typeof units === 'bigint' ? units : null;
}

/** Target and floor stand in the figure's own unit, maximum and deduction in points. */
function numberField(typed: TypedCriterion, field: NumberName): NumberField {
  if (field === 'target' || field === 'floor') return figureField(typed.unitLabel);
  return field === 'weight' ? {} : { units: ['điểm'] };
}
