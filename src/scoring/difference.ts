import { toUnits } from './decimal.js';
import { ratio } from './ratio.js';
import type { Criterion, Entry } from './record.js';
import { exactPoints } from './score-record.js';

/**
 * True when two entries of a criterion (self and head) lie 20 % of its maximum or more apart in points, exactly:
 * the head then owes a reason. False where either is missing or not assessed. Both must have passed `checkEntry`.
 */
export function differsMuch(
  criterion: Criterion,
  one: Entry | null | undefined,
  other: Entry | null | undefined,
): boolean {
  const [a, b] = [exactPoints(criterion, one).points, exactPoints(criterion, other).points];
  if (!a || !b) return false;
  const apart = ratio(a.n * b.d - b.n * a.d, a.d * b.d);
  const size = apart.n < 0n ? -apart.n : apart.n;
  return 5n * size >= toUnits(criterion.max) * apart.d;
}
