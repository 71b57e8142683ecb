import type { Criterion, SetContent } from '../criteria/criterion.js';
import { wayOf, type Way } from '../criteria/kind-forms.js';
import type { SettingName } from '../scoring/kinds/all-kinds.js';
import type { Dec } from '../scoring/decimal.js';
import { toDec, toUnits } from '../scoring/decimal.js';

/** What a criterion asks, for reading: the same on the form, the result and the summary. */
export interface CriterionHead {
  number: number;
  code: string;
  text: string;
  kind: Criterion['kind'];
  way: Way;
  max: Dec;
  weight: Dec;
  /** The factor of the person's tier; null where the criterion is not exemplary. */
  factor: Dec | null;
  anchors: { at: Dec; text: string }[];
  target: Dec | null;
  floor: Dec | null;
  lowerIsBetter: boolean;
  deduction: Dec | null;
  unitLabel: string;
  evidence: string;
}

export function criterionHeads(content: Pick<SetContent, 'factors' | 'criteria'>, tier: number): CriterionHead[] {
  const factor = content.factors[tier] ?? '1';
  return content.criteria.map((criterion, place) => headOf(criterion, place + 1, factor));
}

function headOf(criterion: Criterion, number: number, factor: Dec): CriterionHead {
  const { code, text, kind, max, weight, exemplary, evidence, unitLabel } = criterion;
  const settings = (criterion.settings ?? {}) as Partial<Record<SettingName, Dec>>;
  const { target = null, floor = null, deduction = null } = settings;
  return {
    number,
    code,
    text,
    kind,
    way: wayOf(criterion),
    max,
    weight,
    evidence,
    target,
    floor,
    deduction,
    factor: exemplary ? factor : null,
    anchors: anchorsOf(criterion),
    lowerIsBetter: target !== null && floor !== null && toUnits(target) < toUnits(floor),
    unitLabel: unitLabel ?? '',
  };
}

function anchorsOf({ anchors, max }: Criterion): { at: Dec; text: string }[] {
  if (!anchors) return [];
  return [
    { at: max, text: anchors.full },
    { at: toDec(toUnits(max) * 5n, 5), text: anchors.half },
    { at: '0', text: anchors.zero },
  ];
}
