import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import { lawOfMonth, type Law } from '../../scoring/editions/law.js';
import { commonItems, type CommonItem } from '../../scoring/editions/month-record.js';
import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';
import { textOf, type Body } from '../../web/read-form.js';
import type { Marks } from './legal-form.queries.js';

const POINTS = { units: ['điểm'] };

/** The ten marks of a body. What is not in it, or is wrong, stays as it was stored; an emptied field is no mark. */
export function readMarks(month: string, body: Body, stored: Marks, issues: Issue[]): Marks {
  const law = lawOfMonth(month);
  const marks: Marks = {};
  for (const item of commonItems) {
    const mark = readMark(law, body, item, stored[item], issues);
    if (mark !== undefined) marks[item] = mark;
  }
  return marks;
}

function readMark(
  law: Law,
  body: Body,
  item: (typeof commonItems)[number],
  stored: Dec | undefined,
  issues: Issue[],
): Dec | undefined {
  const typed = textOf(body, `mark.${item}`);
  if (typed === undefined) return stored;
  if (typed === '') return undefined;
  const number = numberIn(typed, POINTS);
  const { most } = law.commonItems[item];
  const { commonStep: step } = law;
  const fault = number === null ? 'number' : faultOf(number, most, step);
  if (number !== null && fault === null) return toDec(toUnits(number));
  const field = { ...POINTS, takes: { places: 2, most: Number(most), step } };
  issues.push(numberIssue({ field: `mark.${item}`, code: `legal:fault.${fault}`, params: { item } }, typed, field));
  return stored;
}

function faultOf(number: string, most: Dec, step: Dec): 'range' | 'step' | null {
  // Far outside any mark the exact reader refuses: the words are the same.
  if (!/^\d{1,4}(\.\d{1,4})?$/.test(number))
    return number.startsWith('-') || !/\.\d{5,}$/.test(number) ? 'range' : 'step';
  const units = toUnits(number);
  if (units > toUnits(most)) return 'range';
  return units % toUnits(step) === 0n ? null : 'step';
}

/** The items whose mark is another one than it was when the person's own marks were shown. */
export function changedSince(blind: Marks, now: Marks): CommonItem[] {
  return commonItems.filter(
    (item) => now[item] !== undefined && (blind[item] === undefined || toUnits(blind[item]) !== toUnits(now[item])),
  );
}

/** Points of the marks that are stated, and whether all ten are. */
export function commonOf(marks: Marks): { sum: Dec; stated: number; all: boolean } {
  const given = commonItems.flatMap((item) => marks[item] ?? []);
  const sum = given.reduce((total, mark) => total + toUnits(mark), 0n);
  return { sum: toDec(sum), stated: given.length, all: given.length === commonItems.length };
}

export function mostCommon(month: string): Dec {
  return String(lawOfMonth(month).commonMost);
}

/** A text field within its bound; not in the body, or too long: as it was stored. */
export function readText(body: Body, field: string, stored: string, most: number, issues: Issue[]): string {
  const typed = textOf(body, field);
  if (typed === undefined) return stored;
  if (typed.length <= most) return typed;
  issues.push({ field, code: 'legal:fault.long', params: { most, now: typed.length } });
  return stored;
}
