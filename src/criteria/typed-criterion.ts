import { readUnits } from '../scoring/decimal.js';
import { allKinds, type SettingName } from '../scoring/kinds/all-kinds.js';
import type { Issue } from '../web/issues.js';
import { numberIn, numberIssue, type NumberField } from '../web/numbers.js';
import { figureField } from './figure-field.js';

const COMMON_FIELDS = [
  'text',
  'kind',
  'standard',
  'weight',
  'max',
  'zero',
  'half',
  'full',
  'measure',
  'unitLabel',
  'evidence',
] as const;
export const SETTING_NAMES = allKinds.flatMap(({ settingNames }) => settingNames) as readonly SettingName[];
export const CRITERION_FIELDS: readonly CriterionField[] = [...COMMON_FIELDS, ...SETTING_NAMES];
export type CriterionField = (typeof COMMON_FIELDS)[number] | SettingName;
/** The form as typed: every field is text, so that nothing a person wrote is lost. */
export type TypedCriterion = Record<CriterionField, string> & { exemplary: boolean };

type NumberName = 'weight' | 'max' | SettingName;

export function settingIssue(typed: TypedCriterion, field: NumberName, code: string): Issue {
  return numberIssue({ field, code: `criteria-pages:issue.${code}` }, typed[field], numberField(typed, field));
}

export function decimal(typed: TypedCriterion, field: NumberName): string {
  return unitsOf(typed, field) === null ? '' : numberIn(typed[field], numberField(typed, field))!;
}

/** Ten-thousandths, or null where it is no number a record could hold. */
export function unitsOf(typed: TypedCriterion, field: NumberName): bigint | null {
  const text = numberIn(typed[field], numberField(typed, field));
  const units = text === null ? null : readUnits(text);
  return typeof units === 'bigint' ? units : null;
}

/** Target and floor stand in the figure's own unit, maximum and deduction in points. */
function numberField(typed: TypedCriterion, field: NumberName): NumberField {
  if (field === 'target' || field === 'floor') return figureField(typed.unitLabel);
  return field === 'weight' ? {} : { units: ['điểm'] };
}
