import { one, readUnits, toDec } from '../scoring/decimal.js';
import { ratio, short } from '../scoring/ratio.js';
import type { SetContent, Tier } from './criterion.js';
import { assessableAt } from './set-picture.js';

export interface WeightShare {
  code: string;
  /** W(i) at the tier, as decimal text. */
  weight: string;
  /** Percent of the whole weight with at most one decimal; null where nothing weighs. */
  share: string | null;
}

/** What each criterion weighs at a tier, of those that can be assessed there. */
export function weightShares(set: SetContent, tier: Tier): WeightShare[] {
  const factor = unitsOf(set.factors[tier] ?? '');
  const lines = assessableAt(tier, set.criteria).map((criterion) => {
    return { code: criterion.code, weight: unitsOf(criterion.weight) * (criterion.exemplary ? factor : one) };
  });
  const total = lines.reduce((sum, line) => sum + line.weight, 0n);
  return lines.map(({ code, weight }) => {
    return { code, weight: toDec(weight, 8), share: total === 0n ? null : short(ratio(100n * weight, total), 1) };
  });
}

function unitsOf(decimal: string): bigint {
  const units = readUnits(decimal);
  return typeof units === 'bigint' && units > 0n ? units : 0n;
}
