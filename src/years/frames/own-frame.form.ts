import { IsString, Length } from 'class-validator';
import { readUnits, toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import { Day } from '../../web/days.js';
import { Whole } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';
import { fieldNumber, numberIn, numberIssue } from '../../web/numbers.js';
import { textOf, type Body } from '../../web/read-form.js';
import type { OwnItem, Thresholds } from './own-frame.queries.js';

export const OWN_BOUNDS = { group: 120, text: 300, items: 60, spare: 4, whole: '100' } as const;
const POINTS = { units: ['điểm'], takes: { places: 2, most: 100 } };
const STEPS = ['excellent', 'good', 'completed'] as const;

/** One row of the form as it is shown again: what was typed, right or wrong. */
export interface TypedItem {
  place: number;
  group: string;
  text: string;
  most: string;
}

type TypedSteps = Partial<Record<keyof Thresholds, string>>;

export interface ReadOwnFrame {
  items: OwnItem[];
  steps: { [Step in keyof Thresholds]: Dec | null };
  typed: { items: TypedItem[]; steps: TypedSteps };
  issues: Issue[];
}

/** A row with neither text nor points is none; a row that names no group goes on with the one before it. */
export function readOwnFrame(body: Body): ReadOwnFrame {
  const read: ReadOwnFrame = {
    items: [],
    steps: { excellent: null, good: null, completed: null },
    typed: { items: [], steps: {} },
    issues: [],
  };
  for (let place = 1; place <= OWN_BOUNDS.items; place++) readItem(body, place, read);
  for (const step of STEPS) {
    const typed = textOf(body, step) ?? '';
    read.typed.steps[step] = typed;
    const points = typed === '' ? null : pointsOf(typed);
    if (typed !== '' && points === null)
      read.issues.push(numberIssue({ field: step, code: 'years:issue.framePoints' }, typed, POINTS));
    read.steps[step] = points;
  }
  return read;
}

function readItem(body: Body, place: number, { items, typed, issues }: ReadOwnFrame): void {
  const [group = '', text = '', most = ''] = ['group', 'text', 'most'].map((name) => textOf(body, `${name}.${place}`));
  if (text === '' && most === '' && group === '') return;
  typed.items.push({ place, group, text, most });
  const named = group || (items.at(-1)?.group ?? '');
  const points = pointsOf(most);
  if (named === '' || named.length > OWN_BOUNDS.group)
    issues.push({ field: `group.${place}`, code: 'years:issue.frameGroup', params: { most: OWN_BOUNDS.group } });
  if (text === '' || text.length > OWN_BOUNDS.text)
    issues.push({ field: `text.${place}`, code: 'years:issue.frameText', params: { most: OWN_BOUNDS.text } });
  if (points === null)
    issues.push(numberIssue({ field: `most.${place}`, code: 'years:issue.framePoints' }, most, POINTS));
  items.push({ group: named, text, most: points ?? '0' });
}

/** Above 0, at most 100, two decimals. */
function pointsOf(typed: string): Dec | null {
  const number = numberIn(typed, POINTS);
  if (number === null || !/^\d{1,3}(\.\d{1,2})?$/.test(number)) return null;
  const units = readUnits(number);
  return typeof units === 'bigint' && units > 0n && units <= toUnits(OWN_BOUNDS.whole) ? toDec(units) : null;
}

export function sumOf(items: readonly Pick<OwnItem, 'most'>[]): Dec {
  return toDec(items.reduce((sum, { most }) => sum + toUnits(most), 0n));
}

/** What keeps a frame from being adopted: its lines make 100 points, and each label begins below the one before. */
export function ownFrameIssues(items: readonly OwnItem[], steps: ReadOwnFrame['steps']): Issue[] {
  const sum = sumOf(items);
  const { excellent, good, completed } = steps;
  const falling =
    excellent !== null &&
    good !== null &&
    completed !== null &&
    toUnits(excellent) > toUnits(good) &&
    toUnits(good) > toUnits(completed);
  return [
    ...(sum === OWN_BOUNDS.whole
      ? []
      : [{ field: 'group.1', code: 'years:issue.frameSum', params: { sum: fieldNumber(sum, 'vi') } }]),
    ...(falling ? [] : [{ field: 'excellent', code: 'years:issue.frameSteps' }]),
  ];
}

export class OwnAdoptionForm {
  @IsString()
  @Length(1, 60, { context: { code: 'years:issue.decisionNumber' } })
  decisionNumber!: string;

  @Day()
  decisionDate!: string;

  @Whole(2026, 2100, { code: 'years:issue.frameYear' })
  fromYear!: number;
}
