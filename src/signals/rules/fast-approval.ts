import { FEWEST_PEOPLE, ownPeople } from './fewest.js';
import { median, rounded } from './statistics.js';
import type { Signal } from './types.js';

const thresholds = { seconds: 3 };

/** Seconds a criterion from the first opening to the approval, the unit's median: below what reading takes. */
export const fastApproval: Signal = {
  code: 'fast-approval',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read({ evaluations }) {
    const each = evaluations.flatMap(({ seconds, criteria }) =>
      seconds === null || criteria === 0 ? [] : [seconds / criteria],
    );
    if (each.length < FEWEST_PEOPLE) return null;
    const seconds = rounded(median(each));
    const figures = { seconds, people: each.length };
    return { holds: seconds < thresholds.seconds, figures, compared: ownPeople(each.length), strength: -seconds };
  },
};
