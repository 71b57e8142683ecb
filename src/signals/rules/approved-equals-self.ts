import { FEWEST_PEOPLE } from './fewest.js';
import { shareReading } from './share.js';
import type { Signal } from './types.js';

const thresholds = { share: 0.95 };

/** Sheets whose every approved entry is the self entry, of the sheets that were handed in. */
export const approvedEqualsSelf: Signal = {
  code: 'approved-equals-self',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read({ sheets }) {
    const handedIn = sheets.filter(({ self }) => self !== null);
    return shareReading(handedIn.filter(({ equal }) => equal).length, handedIn.length, thresholds.share);
  },
};
