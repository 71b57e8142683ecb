import { dayIssue, readDay } from '../../web/days.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';
import { markDayIssues, type MarkDays } from '../work/mark-days.js';
import { isAbove, itemsOf, minus } from '../work/work-sums.js';
import type { WorkLineRow, WorkMarkRow, WorkOrigin } from '../work/work.queries.js';
import { quantityIssue, readQuantity } from '../work/quantity.js';
import {
  MARK_STATES,
  markState,
  type AddedMark,
  type CorrectedLine,
  type CorrectedMark,
  type Corrections,
} from './corrections.js';

export const CORRECTION_BOUNDS = { least: 10, most: 1000, rows: 12, code: 40 } as const;
export const ORIGINS = ['assigned', 'taken-over', 'unplanned'] as const;

type Read = Pick<Corrections, 'lines' | 'marks' | 'newMarks'> & { issues: Issue[] };

/** What of the work was typed otherwise than it stands, each with its reason, and what is wrong with it. */
export function readCorrections(body: Body, work: readonly WorkLineRow[], days: MarkDays): Read {
  const issues: Issue[] = [];
  const lines = work.flatMap((line) => readLine(body, line, issues) ?? []);
  const marks = work.flatMap((line) =>
    line.marks.filter(({ removedAt }) => !removedAt).flatMap((mark) => readMark(body, line, mark, issues) ?? []),
  );
  const newMarks = newRows(body, 'newMark').flatMap((n) => readNewMark(body, `newMark.${n}`, { work, days, issues }));
  return { lines, marks, newMarks, issues };
}

/** The numbers of the rows somebody typed something into, of as many as the page may hold. */
export function newRows(body: Body, prefix: 'newMark' | 'newLine'): number[] {
  const typed = (field: string) => (textOf(body, field) ?? '') !== '';
  return Array.from({ length: CORRECTION_BOUNDS.rows }, (_, place) => place + 1).filter((n) =>
    (prefix === 'newMark' ? ['line', 'item', 'day', 'reason'] : ['code', 'quantity', 'completed', 'reason']).some(
      (field) => typed(`${prefix}.${n}.${field}`),
    ),
  );
}

export function readReasonOf(body: Body, field: string, issues: Issue[]): string {
  const reason = textOf(body, field) ?? '';
  const { least, most } = CORRECTION_BOUNDS;
  if (reason.length < least || reason.length > most)
    issues.push({ field, code: 'legal:correct.reason', params: { least, most } });
  return reason;
}

/** A quantity of a field; one that is not in the body, or is wrong, stays as it was. */
export function quantityOf(
  body: Body,
  field: string,
  { stored, zero = false }: { stored: string; zero?: boolean },
  issues: Issue[],
): string {
  const typed = textOf(body, field);
  if (typed === undefined) return stored;
  const { value, fault } = readQuantity(typed, zero);
  if (fault === undefined) return value;
  issues.push(quantityIssue(field, fault, typed));
  return stored;
}

function readLine(body: Body, line: WorkLineRow, issues: Issue[]): CorrectedLine | null {
  const at = `line.${line.id}`;
  const before = issues.length;
  const struck = textOf(body, `${at}.struck`) === 'yes';
  const quantity = quantityOf(body, `${at}.quantity`, { stored: line.quantity }, issues);
  const completed = quantityOf(body, `${at}.completed`, { stored: line.completed, zero: true }, issues);
  const origin = originOf(body, at, line);
  if (issues.length > before) return null;
  if (!struck && quantity === line.quantity && completed === line.completed && origin === line.origin) return null;
  const most = minus(quantity, line.givenBack);
  if (!struck && isAbove(completed, most))
    issues.push({ field: `${at}.completed`, code: 'legal:correct.tooMuch', params: { most, code: line.code } });
  return { line, quantity, completed, origin, struck, reason: readReasonOf(body, `${at}.reason`, issues) };
}

/** Work taken over from a line of somebody else's stays that. */
function originOf(body: Body, at: string, line: WorkLineRow): WorkOrigin {
  const typed = textOf(body, `${at}.origin`);
  return (line.fromLineId === null && ORIGINS.find((each) => each === typed)) || line.origin;
}

function readMark(body: Body, line: WorkLineRow, mark: WorkMarkRow, issues: Issue[]): CorrectedMark | null {
  const typed = textOf(body, `markNow.${mark.id}`);
  const state = MARK_STATES.find((each) => each === typed) ?? markState(mark);
  if (state === markState(mark)) return null;
  return { line, mark, state, reason: readReasonOf(body, `markWhy.${mark.id}`, issues) };
}

function readNewMark(
  body: Body,
  at: string,
  { work, days, issues }: { work: readonly WorkLineRow[]; days: MarkDays; issues: Issue[] },
): AddedMark[] {
  const before = issues.length;
  const line = work.find(({ id }) => String(id) === textOf(body, `${at}.line`));
  if (!line) issues.push({ field: `${at}.line`, code: 'legal:correct.lineNeeded' });
  const kind = (['failed', 'late'] as const).find((each) => each === textOf(body, `${at}.kind`));
  if (!kind) issues.push({ field: `${at}.kind`, code: 'legal:correct.kindNeeded' });
  const typed = textOf(body, `${at}.item`) ?? '';
  const most = line ? itemsOf(line.quantity) : 1;
  const item = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
  if (item < 1 || item > most) issues.push({ field: `${at}.item`, code: 'legal:correct.item', params: { most } });
  const day = readDay(textOf(body, `${at}.day`) ?? '');
  if (day === null) issues.push(dayIssue(`${at}.day`, textOf(body, `${at}.day`)));
  else issues.push(...markDayIssues(`${at}.day`, day, days));
  const reason = readReasonOf(body, `${at}.reason`, issues);
  return issues.length > before ? [] : [{ line: line!, kind: kind!, item, happenedOn: day!, reason }];
}
