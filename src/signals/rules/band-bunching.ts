import { lawOfMonth } from '../../scoring/editions/law.js';
import { FEWEST_PEOPLE, ownPeople } from './fewest.js';
import { rounded } from './statistics.js';
import type { Signal } from './types.js';

const thresholds = { share: 0.4, within: 1 };

/** Where a band of the legal score begins, but for the lowest. */
const edgesOf = (month: string) =>
  lawOfMonth(month)
    .bands.map(({ from }) => Number(from))
    .filter((from) => from > 0);

/** Legal scores within a point above an edge, less those within a point below it: a good unit has both, a helping hand only the one. */
export const bandBunching: Signal = {
  code: 'band-bunching',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read({ evaluations, month }) {
    const edges = edgesOf(month);
    const scores = evaluations.flatMap(({ legal }) => (legal === null ? [] : [legal]));
    if (scores.length < FEWEST_PEOPLE) return null;
    const above = scores.filter((score) =>
      edges.some((edge) => score >= edge && score < edge + thresholds.within),
    ).length;
    const below = scores.filter((score) =>
      edges.some((edge) => score < edge && score >= edge - thresholds.within),
    ).length;
    const share = rounded((above - below) / scores.length);
    const figures = { above, below, people: scores.length, share };
    return { holds: share >= thresholds.share, figures, compared: ownPeople(scores.length), strength: share };
  },
};
