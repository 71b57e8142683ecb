import { add, over, ratio, sum, times, type Ratio } from '../../ratio.js';
import type { CapAt } from '../month-record.js';
import { figures } from './constants.js';

/** The mean's parts in percent, exact. Three for staff; six for a leader, five where d is left out. */
export interface Results {
  /** As they go into the mean: with `component` a, b and c are cut at 100. */
  readonly used: readonly Ratio[];
  /** 70 × the mean of those. */
  readonly before: Ratio;
  /** The same, cut at 70. */
  readonly after: Ratio;
  readonly cut: boolean;
}

const hundred = ratio(100n);

/** 70 × the mean of all parts, cut at 70. Source: Điều 12.3, 16.1, 16.2, 17.1; where the cut falls is a reading. */
export function resultsOf(work: readonly Ratio[], leading: readonly Ratio[], capAt: CapAt): Results {
  const used = [...(capAt === 'component' ? work.map((part) => atMost(part, hundred)) : work), ...leading];
  const before = pointsOf(sum(used), used.length);
  const after = atMost(before, ratio(figures.resultsMost.value));
  return {
    used,
    before,
    after,
    cut: after !== before || used.some((part, place) => place < 3 && part !== work[place]),
  };
}

/** Points that so many percent of one part are worth in a mean of `terms` parts. */
export function pointsOf(percent: Ratio, terms: number): Ratio {
  return over(times(percent, figures.resultsMost.value), 100n * BigInt(terms));
}

function atMost(value: Ratio, most: Ratio): Ratio {
  return add(value, times(most, -1n)).n > 0n ? most : value;
}
