import type { SetContent } from '../criteria/criterion.js';
import type { Dec } from '../scoring/decimal.js';
import type { PartialScored, Tier } from '../scoring/record.js';
import { scorePartial } from '../scoring/score-record.js';
import { entriesOf, type Stated } from './stated.js';

/**
 * THE score of one side of an evaluation: the live total, the approval, the reports, the papers and the record all come
 * from here. Values must have passed `valueFault`.
 */
export function scoreEvaluation(
  content: Pick<SetContent, 'factors' | 'criteria'>,
  tier: number,
  stated: Stated,
): PartialScored {
  return scorePartial(content, tier as Tier, entriesOf(content.criteria, stated));
}

/** Points to four decimals in the order of the criteria, null where not assessed: as the row keeps them. */
export function pointsOf(scored: PartialScored): (Dec | null)[] {
  return scored.lines.map((line) => line.points);
}
