import { FEWEST_PEOPLE, ownPeople } from './fewest.js';
import { mean, rounded } from './statistics.js';
import type { Signal } from './types.js';

const thresholds = { points: 8 };

/** The mean of self less approved over what both state, either way: people and head do not read the marks alike. */
export const selfMinusApproved: Signal = {
  code: 'self-minus-approved',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read({ evaluations }) {
    const each = evaluations.flatMap(({ gap }) => (gap === null ? [] : [gap]));
    if (each.length < FEWEST_PEOPLE) return null;
    const points = rounded(mean(each));
    const figures = { points, people: each.length };
    const size = Math.abs(points);
    return { holds: size >= thresholds.points, figures, compared: ownPeople(each.length), strength: size };
  },
};
