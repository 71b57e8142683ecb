import { ROOT_READINGS, type LawSettings } from './law-settings.form.js';
import type { Readings } from './readings.js';

export interface ChangedReading {
  unitId: number;
  key: string;
  value: string;
}

/** What a saving chooses anew; `using-agency` is said of each unit apart. */
export function changedReadings(
  rootUnitId: number,
  from: Readings & { agencies: readonly number[] },
  to: LawSettings,
): ChangedReading[] {
  const whole = ROOT_READINGS.filter((key) => from[key] !== to.readings[key]).map((key) => ({
    ...{ unitId: rootUnitId, key, value: to.readings[key] },
  }));
  const agency = (units: readonly number[], value: string) =>
    units.map((unitId) => ({ unitId, key: 'using-agency', value }));
  return [
    ...whole,
    ...agency(
      to.agencies.filter((id) => !from.agencies.includes(id)),
      'yes',
    ),
    ...agency(
      from.agencies.filter((id) => !to.agencies.includes(id)),
      'no',
    ),
  ];
}
