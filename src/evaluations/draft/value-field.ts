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

/** How the field of a criterion's entry takes a number: the unit it is counted in may follow, and no more is offered than it takes. */
export function valueField(criterion: Criterion): NumberField {
  const { kind, unitLabel = '', max } = criterion;
  const way = wayOf({ kind });
  const most = way === 'mark' ? Number(max) : isPercent(criterion) ? Number(WHOLE) : null;
  return { ...fields[way](unitLabel), ...(most === null ? {} : { takes: { places: 4, most } }) };
}

const WHOLE: Dec = '100';

/** A percentage lies in 0…100 and no figure is below nothing, unless the criterion's own target or floor says otherwise. */
export function figureFault(criterion: Criterion, value: Dec): 'percent' | 'negative' | null {
  const units = toUnits(value);
  if (isPercent(criterion) && (units < 0n || units > toUnits(WHOLE))) return 'percent';
  return units < 0n && endsOf(criterion)?.every((end) => end >= 0n) ? 'negative' : null;
}

function isPercent(criterion: Criterion): boolean {
  const within = endsOf(criterion)?.every((end) => end >= 0n && end <= toUnits(WHOLE)) ?? false;
  return criterion.unitLabel === '%' && within;
}

/** Target and floor of a figure; null: no figure. */
function endsOf(criterion: Criterion): [bigint, bigint] | null {
  if (wayOf(criterion) !== 'figure' || !criterion.settings) return null;
  const { target, floor } = criterion.settings as TargetSettings;
  return [toUnits(target), toUnits(floor)];
}
