import { toDec, toUnits, type Dec } from '../decimal.js';
import { halfPoint } from '../limits.js';
import { ratio } from '../ratio.js';
import { noSettings, type Kind } from './kind.js';

export interface ConductEntry {
  /** 0…max, in half points. */
  readonly mark: Dec;
}

export interface ConductBasis {
  readonly code: 'mark';
  readonly mark: Dec;
}

/** A mark against three written anchors; the points are the mark. */
export const conduct: Kind<'conduct', undefined, ConductEntry, ConductBasis> = {
  code: 'conduct',
  measured: false,
  settingNames: [],
  entryNames: ['mark'],
  basisNames: ['mark'],
  readSettings: noSettings,
  readEntry(reader, max) {
    const to = max === undefined ? undefined : toUnits(max);
    const mark = reader.decimal('mark', { from: 0n, to, step: halfPoint, stepFault: 'not-half-points' });
    return mark === undefined ? undefined : { mark };
  },
  points(_max, _settings, { mark }) {
    const units = toUnits(mark);
    return { points: ratio(units), basis: { code: 'mark', mark: toDec(units) } };
  },
};
