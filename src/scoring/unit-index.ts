import { one, toUnits, type Dec } from './decimal.js';
import { fixed, ratio } from './ratio.js';

export interface IndexedEvaluation {
  /** The factor of the person's tier in the set of the evaluation. */
  readonly factor: Dec;
  /** The approved exemplarity, 0…100; null where none of it was assessed: the evaluation leaves both sums. */
  readonly exemplarity: Dec | null;
}

export interface UnitIndex {
  /** 0…100 with two decimals, rounded once, half up; null when no evaluation has an exemplarity. */
  readonly index: Dec | null;
  /** The evaluations it was reckoned over. A page shows no mean of fewer than `fewestForMean`. */
  readonly people: number;
}

/**
 * The exemplarity index of a unit: Σ factor·exemplarity / Σ factor over its approved evaluations.
 * Errors: RangeError on a text that is no decimal. Source: docs/glossary, "the scorecard".
 */
export function unitIndex(evaluations: Iterable<IndexedEvaluation>): UnitIndex {
  let [earned, factors, people] = [0n, 0n, 0];
  for (const { factor, exemplarity } of evaluations) {
    if (exemplarity === null) continue;
    earned += toUnits(factor) * toUnits(exemplarity);
    factors += toUnits(factor);
    people++;
  }
  return { index: people === 0 ? null : fixed(ratio(earned, factors * one), 2), people };
}
