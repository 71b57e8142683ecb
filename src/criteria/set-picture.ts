import { wayOf } from './kind-forms.js';
import { readUnits, toDec, one } from '../scoring/decimal.js';
import { ratio, short, type Ratio } from '../scoring/ratio.js';
import { MEASURED_KINDS, STANDARDS, TIERS } from './criterion.js';
import type { Criterion, SetContent, Standard, Tier } from './criterion.js';

interface TierPicture {
  tier: Tier;
  /** Σ W over what can be assessed at this tier, as decimal text. */
  totalWeight: string;
  /** Percent with at most one decimal, as decimal text; null when nothing can be assessed. */
  shareMeasured: string | null;
  shareExemplary: string | null;
  /** At least half of the weight is measured, by the exact figures and not by the rounded ones. */
  measuredEnough: boolean;
}

export interface SetPicture {
  count: number;
  standards: { covered: Standard[]; missing: Standard[] };
  tiers: TierPicture[];
  /** The tier with the smallest measured share. */
  worst: TierPicture;
}

/** What a set weighs and covers, at each tier. Numbers not yet typed rightly count as nothing. */
export function pictureOf(set: SetContent): SetPicture {
  const covered = STANDARDS.filter((standard) => set.criteria.some((criterion) => criterion.standard === standard));
  const tiers = TIERS.map((tier) => weighed(set, tier));
  const least = tiers.reduce((a, b) => (smaller(b.measured, a.measured) ? b : a));
  return {
    count: set.criteria.length,
    standards: { covered, missing: STANDARDS.filter((standard) => !covered.includes(standard)) },
    tiers: tiers.map((tier) => tier.picture),
    worst: least.picture,
  };
}

/** Those without people to lead have no unit-result: at tier 0 it leaves the sums. */
export function assessableAt(tier: Tier, criteria: readonly Criterion[]): Criterion[] {
  return criteria.filter((criterion) => tier > 0 || wayOf(criterion) !== 'led');
}

function weighed(set: SetContent, tier: Tier): { picture: TierPicture; measured: Ratio } {
  const lines = assessableAt(tier, set.criteria).map((criterion) => {
    return { criterion, weight: weightAt(set, criterion, tier) };
  });
  const total = sumOf(lines);
  const measured = sumOf(lines.filter(({ criterion }) => MEASURED_KINDS.includes(criterion.kind)));
  const exemplary = sumOf(lines.filter(({ criterion }) => criterion.exemplary));
  const share = (part: bigint) => (total === 0n ? null : short(ratio(100n * part, total), 1));
  return {
    measured: ratio(measured, total || 1n),
    picture: {
      tier,
      totalWeight: toDec(total, 8),
      shareMeasured: share(measured),
      shareExemplary: share(exemplary),
      measuredEnough: total > 0n && 2n * measured >= total,
    },
  };
}

/** W(i) in units of 10⁻⁸: weight × (factor if exemplary else 1). */
function weightAt(set: SetContent, criterion: Criterion, tier: Tier): bigint {
  return unitsOf(criterion.weight) * (criterion.exemplary ? unitsOf(set.factors[tier] ?? '') : one);
}

function unitsOf(decimal: string): bigint {
  const units = readUnits(decimal);
  return typeof units === 'bigint' && units > 0n ? units : 0n;
}

function sumOf(lines: readonly { weight: bigint }[]): bigint {
  return lines.reduce((sum, line) => sum + line.weight, 0n);
}

function smaller(a: Ratio, b: Ratio): boolean {
  return a.n * b.d < b.n * a.d;
}
