import { one, toUnits, type Dec } from '../decimal.js';
import { ratio, short } from '../ratio.js';
import { mostScores } from '../limits.js';
import { allRead } from '../object-reader.js';
import { noSettings, type Kind } from './kind.js';

export interface UnitResultEntry {
  /** The approved scores of the people led: 0…100, at most two decimals each. Their order does not matter. */
  readonly scores: readonly Dec[];
}

export type UnitResultBasis =
  | {
      readonly code: 'unit-result';
      readonly people: number;
      /** Mean of the scores, rounded half up to four decimals for display; the points come from the exact one. */
      readonly mean: Dec;
    }
  | { readonly code: 'not-assessed:nobody' };

const hundredth = one / 100n;
const hundred = 100n * one;
const score = { from: 0n, to: hundred, step: hundredth, stepFault: 'too-many-places' } as const;

/** max × mean / 100; nobody led or nobody approved: not assessed. */
export const unitResult: Kind<'unit-result', undefined, UnitResultEntry, UnitResultBasis> = {
  code: 'unit-result',
  measured: true,
  settingNames: [],
  entryNames: ['scores'],
  basisNames: ['people', 'mean'],
  readSettings: noSettings,
  readEntry(reader) {
    const scores = reader.decimals('scores', score, mostScores);
    return allRead(scores) ? { scores } : undefined;
  },
  points(max, _settings, { scores }) {
    if (scores.length === 0) return { points: null, basis: { code: 'not-assessed:nobody' } };
    const people = BigInt(scores.length);
    const total = scores.reduce((sum, each) => sum + toUnits(each), 0n);
    const basis = { code: 'unit-result', people: scores.length, mean: short(ratio(total, people * one), 4) } as const;
    return { points: ratio(toUnits(max) * total, people * hundred), basis };
  },
};
