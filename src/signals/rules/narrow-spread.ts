import { ownPeople } from './fewest.js';
import { deviation, mean, rounded } from './statistics.js';
import type { Signal } from './types.js';

const thresholds = { deviation: 2 };
const fewest = 8;

/** The standard deviation of the approved scores: everybody the same. */
export const narrowSpread: Signal = {
  code: 'narrow-spread',
  thresholds,
  fewest,
  read({ evaluations }) {
    if (evaluations.length < fewest) return null;
    const scores = evaluations.map(({ approved }) => approved);
    const spread = rounded(deviation(scores));
    const figures = { deviation: spread, mean: rounded(mean(scores)), people: scores.length };
    return { holds: spread < thresholds.deviation, figures, compared: ownPeople(scores.length), strength: -spread };
  },
};
