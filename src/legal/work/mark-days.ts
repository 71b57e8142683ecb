import { lastDayOf } from '../../periods/calendar.js';
import { formatDate } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { dueBounds } from './line.form.js';

/** The days, YYYY-MM-DD, on which a product of a form may have come late or failed: from the first one scored to the last, none after today. */
export interface MarkDays {
  first: string;
  last: string;
}

export function markDays(month: string, span: 'month' | 'quarter', today: string): MarkDays {
  const last = lastDayOf(month);
  return { first: dueBounds(month, span).first, last: today < last ? today : last };
}

export function markDayIssues(field: string, day: string, { first, last }: MarkDays): Issue[] {
  if (first <= day && day <= last) return [];
  const params = { first: formatDate(first, 'vi'), last: formatDate(last, 'vi') };
  return [{ field, code: 'work:issue.markDay', params }];
}
