import { Decimal } from 'decimal.js';
import type { Criterion, ScorecardRecord } from '../../src/scoring/record.js';

// The formulas once more, in another arithmetic: 150 digits, then cut to 100, so that sums of thirds meet their tie.
const Wide = Decimal.clone({ precision: 150, rounding: Decimal.ROUND_HALF_UP });

export function oraclePoints(criterion: Criterion, entry: any): Decimal | null {
  const max = new Wide(criterion.max);
  const settings = criterion.settings as any;
  if ('assessed' in entry) return null;
  switch (criterion.kind) {
    case 'conduct':
      return new Wide(entry.mark);
    case 'target': {
      const floor = new Wide(settings.floor);
      const share = new Wide(entry.value).minus(floor).div(new Wide(settings.target).minus(floor));
      return max.mul(Wide.max(0, Wide.min(1, share)));
    }
    case 'breach':
      return Wide.max(0, max.minus(new Wide(settings.deduction).mul(entry.count)));
    case 'promise':
      return entry.due === '0' ? null : max.mul(entry.kept).div(entry.due);
    case 'unit-result':
      return entry.scores.length === 0
        ? null
        : max
            .mul(Wide.sum(...entry.scores))
            .div(entry.scores.length)
            .div(100);
  }
}

/** Score (or exemplarity) before rounding; null when nothing was assessed. */
export function oracle(
  { criteriaSet, official, entries }: ScorecardRecord,
  part: 'score' | 'exemplarity' | 'rest',
): Decimal | null {
  let [earned, possible] = [new Wide(0), new Wide(0)];
  for (const criterion of criteriaSet.criteria) {
    if ((part === 'exemplarity' && !criterion.exemplary) || (part === 'rest' && criterion.exemplary)) continue;
    const points = oraclePoints(criterion, entries[criterion.code]);
    if (points === null) continue;
    const factor = part === 'score' && criterion.exemplary ? criteriaSet.factors[official.tier]! : '1';
    const weight = new Wide(criterion.weight).mul(factor);
    earned = earned.plus(weight.mul(points));
    possible = possible.plus(weight.mul(criterion.max));
  }
  return possible.isZero() ? null : earned.mul(100).div(possible).toDecimalPlaces(100);
}
