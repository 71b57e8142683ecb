import type { Criterion } from '../../criteria/criterion.js';
import { wayOf, type Way } from '../../criteria/kind-forms.js';
import type { TargetSettings } from '../../scoring/kinds/target.js';
import { figureField } from '../../criteria/figure-field.js';
import { toUnits, type Dec } from '../../scoring/decimal.js';
import type { NumberField } from '../../web/numbers.js';

const counted = (unitLabel: string): NumberField => ({ units: [unitLabel, 'lần'], three: 'thousands' });
const fields: Readonly<Record<Way, (unitLabel: string) => NumberField>> = {
  mark: () => ({ units: ['điểm'] }),
  figure: figureField,
  count: counted,
  promises: counted,
  led: counted,
};

/** How the field of a criterion's entry takes a number: the unit it is counted in may follow. */
export function valueField({ kind, unitLabel = '' }: Pick<Criterion, 'kind' | 'unitLabel'>): NumberField {
  return fields[wayOf({ kind })](unitLabel);
}

/** A percentage lies in 0…100 and no figure is below nothing, unless the criterion's own target or floor says otherwise. */
export function figureFault(criterion: Criterion, value: Dec): 'percent' | 'negative' | null {
  const { unitLabel, settings } = criterion;
  if (wayOf(criterion) !== 'figure' || !settings) return null;
  const { target, floor } = settings as TargetSettings;
  const [units, ...ends] = [value, target, floor].map(toUnits) as [bigint, bigint, bigint];
  const most = toUnits('100');
  const percent = unitLabel === '%' && ends.every((end) => end >= 0n && end <= most);
  if (percent && (units < 0n || units > most)) return 'percent';
  return units < 0n && ends.every((end) => end >= 0n) ? 'negative' : null;
}
