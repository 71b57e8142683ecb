import { frameGroups, type FrameGroup } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';
import { toDec, toUnits } from '../../scoring/decimal.js';
import { textOf, type Body } from '../../web/read-form.js';
import type { FrameLine } from './frame.queries.js';

export const FRAME_BOUNDS = { text: 300, items: 40, spare: 3 } as const;
const POINTS = { units: ['điểm'], takes: { places: 2, most: 100 } };

/** One row of the form as it is shown again: what was typed, right or wrong. */
export interface TypedLine {
  group: FrameGroup;
  place: number;
  text: string;
  most: string;
}

/** The rows of each group; a row with neither text nor points is none. Codes are the group and the place: `results-2`. */
export function readFrame(body: Body): { items: FrameLine[]; typed: TypedLine[]; issues: Issue[] } {
  const [items, typed, issues]: [FrameLine[], TypedLine[], Issue[]] = [[], [], []];
  for (const group of frameGroups) {
    let number = 0;
    for (let place = 1; place <= FRAME_BOUNDS.items; place++) {
      const text = textOf(body, `text.${group}.${place}`) ?? '';
      const most = textOf(body, `most.${group}.${place}`) ?? '';
      if (text === '' && most === '') continue;
      typed.push({ group, place, text, most });
      const points = pointsOf(most);
      if (text === '' || text.length > FRAME_BOUNDS.text)
        issues.push({ field: `text.${group}.${place}`, code: 'hanoi:fault.text', params: { most: FRAME_BOUNDS.text } });
      if (points === null)
        issues.push(numberIssue({ field: `most.${group}.${place}`, code: 'hanoi:fault.most' }, most, POINTS));
      else items.push({ code: `${group}-${++number}`, group, text: text.slice(0, FRAME_BOUNDS.text), most: points });
    }
  }
  return { items, typed, issues };
}

/** Above 0, at most 100, two decimals. */
function pointsOf(typed: string): string | null {
  const number = numberIn(typed, POINTS);
  if (number === null || !/^\d{1,3}(\.\d{1,2})?$/.test(number)) return null;
  const units = toUnits(number);
  return units > 0n && units <= toUnits('100') ? toDec(units) : null;
}
