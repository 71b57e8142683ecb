import { one, toDec, toUnits, type Dec } from '../decimal.js';
import { ratio } from '../ratio.js';
import { aMillion } from '../limits.js';
import { noSettings, type Kind } from './kind.js';

/** Whole numbers, 0 to a million; kept at most due. */
export interface PromiseEntry {
  readonly due: Dec;
  readonly kept: Dec;
}

export type PromiseBasis =
  | { readonly code: 'promise'; readonly due: Dec; readonly kept: Dec }
  | { readonly code: 'not-assessed:none-due' };

const counted = { from: 0n, to: aMillion, step: one };

/** max × kept / due of the commitments due in the period; none due: not assessed. */
export const promise: Kind<'promise', undefined, PromiseEntry, PromiseBasis> = {
  code: 'promise',
  measured: true,
  settingNames: [],
  entryNames: ['due', 'kept'],
  basisNames: ['due', 'kept'],
  readSettings: noSettings,
  readEntry(reader) {
    const [due, kept] = [reader.units('due', counted), reader.units('kept', counted)];
    if (due === undefined || kept === undefined) return undefined;
    return kept > due ? reader.fault('kept', 'kept-above-due', toDec(due)) : { due: toDec(due), kept: toDec(kept) };
  },
  points(max, _settings, entry) {
    const [due, kept] = [toUnits(entry.due), toUnits(entry.kept)];
    if (due === 0n) return { points: null, basis: { code: 'not-assessed:none-due' } };
    const basis = { code: 'promise', due: toDec(due), kept: toDec(kept) } as const;
    return { points: ratio(toUnits(max) * kept, due), basis };
  },
};
