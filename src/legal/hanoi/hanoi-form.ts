import type { Rows } from '../../database/db.js';
import { frameGroups, frameMost, hanoi3814 } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { scoreHanoiMonth, type HanoiMonth } from '../../scoring/editions/hanoi-3814-2018/score-month.js';
import { toDec, toUnits } from '../../scoring/decimal.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';
import type { LegalForm, Marks } from '../forms/legal-form.queries.js';
import type { LegalResultRow } from '../forms/legal-results.queries.js';
import { textOf, type Body } from '../../web/read-form.js';
import { findFrame, type FrameLine } from './frame.queries.js';

const POINTS = { units: ['điểm'] };

/** The sub-criteria a form is scored by: those of the frame it was opened with. */
export async function itemsOf(on: Rows, legalForm: LegalForm): Promise<FrameLine[]> {
  if (legalForm.edition !== 'hanoi-3814-2018') throw new NotFound();
  const frame = legalForm.frameId === null ? undefined : await findFrame(on, legalForm.frameId);
  if (!frame) throw new Conflict('no-frame');
  return frame.items;
}

/** The sub-criteria as they were worded when a result was written. */
export function itemsOfResult({ recordText }: Pick<LegalResultRow, 'recordText'>): FrameLine[] {
  return (JSON.parse(recordText) as { items: FrameLine[] }).items;
}

/** The document of the frame, and its groups with the sub-criteria of a form. */
export const HANOI_DOCUMENT = hanoi3814.document;

export function groupsOf(items: readonly FrameLine[]) {
  return frameGroups.map((group) => ({
    group,
    most: frameMost[group],
    items: items.filter((item) => item.group === group),
  }));
}

/** The marks of a body. What is not in it, or is wrong, stays as it was stored; an emptied field is no mark. */
export function readItems(body: Body, items: readonly FrameLine[], stored: Marks, issues: Issue[]): Marks {
  const marks: Marks = {};
  for (const item of items) {
    const field = `mark.${item.code}`;
    const typed = textOf(body, field);
    if (typed === '') continue;
    const number =
      typed === undefined
        ? null
        : numberIn(typed, {
            ...POINTS,
            takes: { places: 2, most: Number(item.most) },
          });
    const right = number !== null && /^\d{1,3}(\.\d{1,2})?$/.test(number) && toUnits(number) <= toUnits(item.most);
    if (typed !== undefined && !right)
      issues.push(
        numberIssue({ field, code: 'hanoi:fault.mark', params: { text: item.text, most: item.most } }, typed, {
          ...POINTS,
          takes: { places: 2, most: Number(item.most) },
        }),
      );
    const mark = right ? toDec(toUnits(number)) : stored[item.code];
    if (mark !== undefined) marks[item.code] = mark;
  }
  return marks;
}

/** The sub-criteria whose mark is another one than it was. */
export function changedMarks(items: readonly FrameLine[], before: Marks, now: Marks): FrameLine[] {
  return items.filter(({ code }) => {
    const [one, two] = [before[code], now[code]];
    return one !== two && (one === undefined || two === undefined || toUnits(one) !== toUnits(two));
  });
}

/** Null marks stay null: a form half filled in has no points. */
export function scored(items: readonly FrameLine[], marks: Marks): HanoiMonth {
  return scoreHanoiMonth(items, marks);
}
