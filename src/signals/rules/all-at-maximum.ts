import { FEWEST_PEOPLE } from './fewest.js';
import { shareReading } from './share.js';
import type { Signal } from './types.js';

const thresholds = { share: 0.5 };

/** Evaluations with every assessed entry at its maximum. */
export const allAtMaximum: Signal = {
  code: 'all-at-maximum',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read: ({ evaluations }) =>
    shareReading(evaluations.filter(({ atMax }) => atMax).length, evaluations.length, thresholds.share),
};
