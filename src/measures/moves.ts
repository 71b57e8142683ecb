import type { Direction } from './measures.queries.js';

export type Verdict = 'better' | 'worse' | 'same' | 'none';

/** What a change means by the measure's direction. Pure. `change` is decimal text with its sign. */
export function verdictOf(direction: Direction, change: string | null): Verdict {
  if (direction === 'none' || change === null) return 'none';
  if (/^-?0*(\.0*)?$/.test(change)) return 'same';
  return change.startsWith('-') === (direction === 'down') ? 'better' : 'worse';
}
