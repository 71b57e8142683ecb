import { addDays } from '../../periods/working-days.js';
import { lastDayOf } from '../../periods/calendar.js';
import type { Dec } from '../../scoring/decimal.js';
import { dayIssue, readDay } from '../../web/days.js';
import { formatDate } from '../../web/format.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { quantityIssue, readQuantity } from './quantity.js';

export const WORK_BOUNDS = {
  code: 40,
  remark: 1000,
  reason: 1000,
  reasonLeast: 3,
  waiverLeast: 10,
  rows: 60,
  dueAfter: 366,
} as const;

export interface LineWords {
  code: string;
  quantity: Dec;
  dueOn: string;
  remark: string;
}

export type Typed = Record<string, string>;

/** The days a deadline may lie on: from the first day scored to a year later, for work that lasts (Art 18.1c). */
export function dueBounds(month: string, span: 'month' | 'quarter'): { first: string; last: string } {
  const first = `${span === 'quarter' ? `${month.slice(0, 5)}${String(Number(month.slice(5)) - 2).padStart(2, '0')}` : month}-01`;
  return { first, last: addDays(lastDayOf(month), WORK_BOUNDS.dueAfter) };
}

/** One piece of work: product, quantity, deadline (Art 18.1b). `at` ends the fields' names in a table of many. */
export function readLine(typed: Typed, bounds: { first: string; last: string }, at = ''): FormResult<LineWords> {
  const [code, remark] = [typed['code'] ?? '', typed['remark'] ?? ''];
  const quantity = readQuantity(typed['quantity'] ?? '');
  const due = readDue(typed['dueOn'] ?? '', bounds);
  const issues: Issue[] = [];
  if (code === '') issues.push({ field: `code${at}`, code: 'work:issue.code' });
  if (code.length > WORK_BOUNDS.code)
    issues.push({
      field: `code${at}`,
      code: 'work:issue.noProduct',
      params: { code: code.slice(0, WORK_BOUNDS.code) },
    });
  if (quantity.fault) issues.push(quantityIssue(`quantity${at}`, quantity.fault, typed['quantity'] ?? ''));
  if (due.issue) issues.push({ ...due.issue, field: `dueOn${at}` });
  if (remark.length > WORK_BOUNDS.remark)
    issues.push({ field: `remark${at}`, code: 'work:issue.remark', params: { most: WORK_BOUNDS.remark } });
  if (issues.length > 0) return { issues };
  return { value: { code, quantity: quantity.value!, dueOn: due.value!, remark } };
}

export function readDue(
  text: string,
  { first, last }: { first: string; last: string },
): { value: string; issue?: undefined } | { value?: undefined; issue: Issue } {
  const day = readDay(text);
  if (text === '') return { issue: { field: 'dueOn', code: 'work:issue.due' } };
  if (day === null) return { issue: dayIssue('dueOn', text) };
  if (day < first || day > last)
    return {
      issue: {
        field: 'dueOn',
        code: 'work:issue.dueOutside',
        params: { first: formatDate(first, 'vi'), last: formatDate(last, 'vi') },
      },
    };
  return { value: day };
}

/** A reason of a field, or what is wrong with its length. */
export function readReason(
  typed: Typed,
  field = 'reason',
  least: number = WORK_BOUNDS.reasonLeast,
): { value: string; issue?: undefined } | { value?: undefined; issue: Issue } {
  const value = typed[field] ?? '';
  if (value.length >= least && value.length <= WORK_BOUNDS.reason) return { value };
  return { issue: { field, code: 'work:issue.reason', params: { least, most: WORK_BOUNDS.reason } } };
}
