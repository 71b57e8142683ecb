import { wayOf } from '../../criteria/kind-forms.js';
import type { Criterion } from '../../criteria/criterion.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Stated } from '../stated.js';

/** One entry as people read it. For the partial `evaluations/entry-read`. */
export interface EntryRead {
  is: 'value' | 'promise' | 'none-due' | 'none-led' | 'led' | 'waiting' | 'left-out' | 'empty';
  value: Dec | null;
  unitLabel: string;
  due: number;
  people: number;
}

export function entryRead(criterion: Criterion, place: number, stated: Stated): EntryRead {
  const read = { value: null, unitLabel: criterion.unitLabel ?? '', due: stated.due, people: stated.led?.length ?? 0 };
  if (stated.leftOut[place]) return { ...read, is: 'left-out' };
  if (wayOf(criterion) === 'led')
    return { ...read, is: !stated.led ? 'waiting' : stated.led.length > 0 ? 'led' : 'none-led' };
  if (wayOf(criterion) === 'promises' && stated.due === 0) return { ...read, is: 'none-due' };
  const value = stated.values[place] ?? null;
  if (value === null) return { ...read, is: 'empty' };
  return { ...read, value, is: wayOf(criterion) === 'promises' ? 'promise' : 'value' };
}
