import { FEWEST_PEOPLE, ownPeople } from './fewest.js';
import { rounded } from './statistics.js';
import type { Signal } from './types.js';

const thresholds = { lead: 0, fell: 0.5 };

/** A lead while the measures hold is no further on than a leader well below their people. */
const NOT_FALLING = -10;

/** The head's exemplarity above every one of their people's, in a month when more than half of the unit's measures got worse. */
export const leaderAboveAll: Signal = {
  code: 'leader-above-all',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read({ exemplarity: leader, evaluations, measures }) {
    const people = evaluations.flatMap(({ exemplarity }) => (exemplarity === null ? [] : [exemplarity]));
    if (leader === null || people.length < FEWEST_PEOPLE || measures.length === 0) return null;
    const highest = Math.max(...people);
    const fell = measures.filter(({ verdict }) => verdict === 'worse').length;
    const lead = rounded(leader - highest);
    const falling = fell > measures.length * thresholds.fell;
    const figures = { leader, highest, lead, fell, measures: measures.length, people: people.length };
    return {
      holds: falling && lead > thresholds.lead,
      figures,
      compared: ownPeople(people.length),
      strength: falling ? lead : Math.min(lead, NOT_FALLING),
    };
  },
};
