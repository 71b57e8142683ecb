import { FEWEST_PEOPLE } from './fewest.js';
import { shareReading } from './share.js';
import type { Signal } from './types.js';

const thresholds = { share: 0.95 };

/** Evaluations whose every approved entry is the self entry, of the evaluations that were handed in. */
export const approvedEqualsSelf: Signal = {
  code: 'approved-equals-self',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read({ evaluations }) {
    const handedIn = evaluations.filter(({ self }) => self !== null);
    return shareReading(handedIn.filter(({ equal }) => equal).length, handedIn.length, thresholds.share);
  },
};
