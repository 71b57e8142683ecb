import { toDec, toUnits, type Dec } from '../decimal.js';
import { ratio, zero } from '../ratio.js';
import type { Kind } from './kind.js';

/** Full points at `target`, none at `floor`; a target below its floor means lower is better. */
export interface TargetSettings {
  readonly target: Dec;
  readonly floor: Dec;
}

export interface TargetEntry {
  readonly value: Dec;
}

export interface TargetBasis {
  readonly code: 'target-reached' | 'target-between' | 'target-missed';
  readonly value: Dec;
  readonly target: Dec;
  readonly floor: Dec;
}

/** max × clamp((value − floor) / (target − floor), 0, 1). */
export const target: Kind<'target', TargetSettings, TargetEntry, TargetBasis> = {
  code: 'target',
  measured: true,
  settingNames: ['target', 'floor'],
  entryNames: ['value'],
  basisNames: ['value', 'target', 'floor'],
  readSettings(reader) {
    const [target, floor] = [reader.decimal('target'), reader.decimal('floor')];
    if (target === undefined || floor === undefined) return undefined;
    return target === floor ? reader.fault('floor', 'target-equals-floor') : { target, floor };
  },
  readEntry(reader) {
    const value = reader.decimal('value');
    return value === undefined ? undefined : { value };
  },
  points(max, settings, entry) {
    const [value, top, bottom] = [toUnits(entry.value), toUnits(settings.target), toUnits(settings.floor)];
    const share = ratio(value - bottom, top - bottom);
    const numbers = { value: toDec(value), target: toDec(top), floor: toDec(bottom) };
    if (share.n >= share.d) return { points: ratio(toUnits(max)), basis: { code: 'target-reached', ...numbers } };
    if (share.n <= 0n) return { points: zero, basis: { code: 'target-missed', ...numbers } };
    return { points: ratio(toUnits(max) * share.n, share.d), basis: { code: 'target-between', ...numbers } };
  },
};
