import { one, readUnits } from '../../scoring/decimal.js';
import { TIERS, type SetContent } from '../criterion.js';
import { refusal, warning, type Finding } from '../finding.js';
import { pictureOf, type SetPicture } from '../set-picture.js';

const HIGHEST_FACTOR = 10n * one;

export function checkWholeSet(set: SetContent): Finding[] {
  const factors = checkFactors(set.factors);
  if (set.criteria.length === 0) return factors;
  const picture = pictureOf(set);
  return [
    ...checkStandards(picture),
    ...(factors.length === 0 ? checkMeasured(picture) : []),
    ...(set.criteria.some((criterion) => criterion.exemplary) ? [] : [refusal('set', 'no-exemplary', {})]),
    ...factors,
  ];
}

function checkStandards({ standards: { missing } }: SetPicture): Finding[] {
  if (missing.length === 0) return [];
  return [warning('set', 'standards-missing', { count: missing.length, standards: missing.join(', ') })];
}

function checkMeasured({ worst }: SetPicture): Finding[] {
  if (worst.measuredEnough) return [];
  return [warning('set', 'measured-below-half', { tier: worst.tier, share: Number(worst.shareMeasured ?? 0) })];
}

/** Factors by the rules of the record: five, the first at least 1, never falling, none above 10. */
function checkFactors(factors: readonly string[]): Finding[] {
  if (factors.length !== TIERS.length) return [refusal('set', 'factors-count', { count: factors.length })];
  const units = factors.map(readUnits);
  const wrong = units.findIndex((value) => typeof value !== 'bigint');
  if (wrong >= 0) return [refusal('set', 'factors-not-a-number', { tier: wrong })];
  return checkOrder(units.filter((value) => typeof value === 'bigint'));
}

function checkOrder(factors: readonly bigint[]): Finding[] {
  const findings: Finding[] = [];
  if (factors[0]! < one) findings.push(refusal('set', 'factors-first-below-one', {}));
  const falling = factors.findIndex((factor, tier) => tier > 0 && factor < factors[tier - 1]!);
  if (falling > 0) findings.push(refusal('set', 'factors-falling', { tier: falling }));
  const high = factors.findIndex((factor) => factor > HIGHEST_FACTOR);
  if (high >= 0) findings.push(refusal('set', 'factors-above-ten', { tier: high }));
  return findings;
}
