import type { Dec } from './decimal.js';
import type { PartialEntries, Tier, Yardstick } from './record.js';
import { scorePartial } from './score-record.js';

/** An evaluation's two columns over the criteria that were assessed in both, each scored by the same rule: 0…100 with two decimals. */
export interface BothSides {
  readonly self: Dec;
  readonly approved: Dec;
  readonly criteria: readonly string[];
}

/**
 * What somebody gave themself beside what was approved, like with like: a criterion that only one side states (`unit-result`, which nobody
 * states for themself; one that the approver left out) is in neither. Null where no criterion is in both.
 * Errors: RangeError on entries that were not checked.
 */
export function bothSides(
  yardstick: Yardstick,
  tier: Tier,
  self: PartialEntries,
  approved: PartialEntries,
): BothSides | null {
  const [mine, theirs] = [self, approved].map((entries) =>
    scorePartial(yardstick, tier, entries).lines.map(({ assessed }) => assessed),
  ) as [boolean[], boolean[]];
  const criteria = yardstick.criteria.filter((_, place) => mine[place] && theirs[place]);
  if (criteria.length === 0) return null;
  const shared = { factors: yardstick.factors, criteria };
  return {
    self: scorePartial(shared, tier, self).score!,
    approved: scorePartial(shared, tier, approved).score!,
    criteria: criteria.map(({ code }) => code),
  };
}
