import type { Criterion, TargetSettings } from '../criteria/criterion.js';
import { figureField } from '../criteria/figure-field.js';
import { toUnits, type Dec } from '../scoring/decimal.js';
import type { NumberField } from '../web/numbers.js';

/** How the field of a criterion's entry takes a number: the unit it is counted in may follow. */
export function valueField({ kind, unitLabel }: Pick<Criterion, 'kind' | 'unitLabel'>): NumberField {
  if (kind === 'conduct') return { units: ['điểm'] };
  if (kind === 'target') return figureField(unitLabel ?? '');
  return { units: [unitLabel ?? '', 'lần'], three: 'thousands' };
}

/** A percentage lies in 0…100 and no figure is below nothing, unless the criterion's own target or floor says otherwise. */
export function figureFault({ kind, unitLabel, settings }: Criterion, value: Dec): 'percent' | 'negative' | null {
  if (kind !== 'target' || !settings) return null;
  const { target, floor } = settings as TargetSettings;
  const [units, ...ends] = [value, target, floor].map(toUnits) as [bigint, bigint, bigint];
  const most = toUnits('100');
  const percent = unitLabel === '%' && ends.every((end) => end >= 0n && end <= most);
  if (percent && (units < 0n || units > most)) return 'percent';
  return units < 0n && ends.every((end) => end >= 0n) ? 'negative' : null;
}
