import { one, toDec, toUnits, type Dec } from '../decimal.js';
import { ratio } from '../ratio.js';
import { aMillion } from '../limits.js';
import type { Kind } from './kind.js';

export interface BreachSettings {
  /** Points lost for each breach, above 0. */
  readonly deduction: Dec;
}

export interface BreachEntry {
  /** How many breaches: a whole number, 0 to a million. */
  readonly count: Dec;
}

export interface BreachBasis {
  readonly code: 'no-breach' | 'breach';
  readonly count: Dec;
  readonly deduction: Dec;
  /** Points lost, never more than the maximum. */
  readonly lost: Dec;
}

/** max(0, max − deduction × count). */
export const breach: Kind<'breach', BreachSettings, BreachEntry, BreachBasis> = {
  code: 'breach',
  measured: true,
  settingNames: ['deduction'],
  entryNames: ['count'],
  basisNames: ['count', 'deduction', 'lost'],
  readSettings(reader) {
    const deduction = reader.decimal('deduction', { above: 0n });
    return deduction === undefined ? undefined : { deduction };
  },
  readEntry(reader) {
    const count = reader.decimal('count', { from: 0n, to: aMillion, step: one });
    return count === undefined ? undefined : { count };
  },
  points(max, settings, entry) {
    const [most, deduction, count] = [toUnits(max), toUnits(settings.deduction), toUnits(entry.count) / one];
    const lost = deduction * count < most ? deduction * count : most;
    const code = count === 0n ? 'no-breach' : 'breach';
    const basis = { code, count: toDec(count, 0), deduction: toDec(deduction), lost: toDec(lost) } as const;
    return { points: ratio(most - lost), basis };
  },
};
