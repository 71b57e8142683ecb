import { wayOf } from '../criteria/kind-forms.js';
import type { Criterion } from '../criteria/criterion.js';
import { checkEntry } from '../scoring/check-record.js';
import type { Dec } from '../scoring/decimal.js';
import type { FaultCode } from '../scoring/fault.js';
import type { KindCode } from '../scoring/kinds/all-kinds.js';
import type { Entry, PartialEntries } from '../scoring/record.js';
import { figureFault } from './draft/value-field.js';

/**
 * What is stated on one side of an evaluation, as its row keeps it: arrays in the order of the version's criteria.
 * A value is the mark, the figure, the count, or how many promises were kept; null: nothing stated yet.
 */
export interface Stated {
  values: readonly (Dec | null)[];
  leftOut: readonly boolean[];
  /** Commitments due in the period, the same for both sides. */
  due: number;
  /** The approved scores of the people led, sorted; null: not known before they are decided ("chờ"). */
  led: readonly Dec[] | null;
}

/** The entries of an evaluation as scoring reads them; what is not stated is null. */
export function entriesOf(criteria: readonly Criterion[], stated: Stated): PartialEntries {
  return Object.fromEntries(criteria.map((criterion, place) => [criterion.code, entryOf(criterion, place, stated)]));
}

function entryOf(criterion: Criterion, place: number, stated: Stated): Entry | null {
  if (stated.leftOut[place]) return { assessed: false };
  if (wayOf(criterion) === 'led') return stated.led && { scores: stated.led };
  if (wayOf(criterion) === 'promises' && stated.due === 0) return entryFor(criterion, '0', 0);
  const value = stated.values[place] ?? null;
  return value === null ? null : entryFor(criterion, value, stated.due);
}

/** What one value says, by kind. Of the people led nothing is ever typed: what is kept of it is nothing. */
const entries: Readonly<Record<KindCode, (value: Dec, due: number) => Entry>> = {
  conduct: (mark) => ({ mark }),
  target: (value) => ({ value }),
  breach: (count) => ({ count }),
  promise: keptOf,
  'unit-result': keptOf,
};

function keptOf(kept: Dec, due: number): Entry {
  return { due: String(due), kept };
}

function entryFor(criterion: Criterion, value: Dec, due: number): Entry {
  return entries[criterion.kind](value, due);
}

/** The first fault of one typed value, or null. A value of a unit-result criterion is never typed. */
export function valueFault(criterion: Criterion, value: Dec, due: number): FaultCode | 'percent' | 'negative' | null {
  return checkEntry(criterion, entryFor(criterion, value, due))[0]?.code ?? figureFault(criterion, value);
}

/** What a person must state: everything but unit results, and promises only when some fall due. */
export function mustState(criterion: Criterion, due: number): boolean {
  return wayOf(criterion) !== 'led' && !(wayOf(criterion) === 'promises' && due === 0);
}
