import { one, toUnits, type Dec } from '../scoring/decimal.js';
import type { Direction, MeasureKind } from './measures.queries.js';

export type Verdict = 'better' | 'worse' | 'same' | 'none';

/** A change up to this says nothing, unless the measure has its own: points of a percentage, per cent of the mean of a count. */
export const THRESHOLDS: Readonly<Record<MeasureKind, Dec>> = { percent: '1', count: '5' };

export interface Yardstick {
  kind: MeasureKind;
  direction: Direction;
  /** Null: the house's. */
  threshold: Dec | null;
}

/**
 * What better and worse mean everywhere: `change` against `mean`, the mean of the three months before, counts only where it exceeds the measure's
 * threshold. Pure. Both are decimal text; null: too few months to compare with.
 */
export function verdictOf({ kind, direction, threshold }: Yardstick, change: Dec | null, mean: Dec | null): Verdict {
  if (direction === 'none' || change === null || mean === null) return 'none';
  const by = toUnits(change);
  const size = by < 0n ? -by : by;
  const least = toUnits(threshold ?? THRESHOLDS[kind]);
  const exceeds = kind === 'percent' ? size > least : 100n * one * size > toUnits(mean) * least;
  if (!exceeds) return 'same';
  return by < 0n === (direction === 'down') ? 'better' : 'worse';
}
