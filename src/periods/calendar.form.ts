import { dayIssue, readDay } from '../web/days.js';
import type { FormResult, Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import { CALENDAR_DAYS, type Calendar } from './calendar.js';

export type TypedCalendar = Record<keyof Calendar, string>;

/** Five days, as a person writes them (25/11/2026) or as a machine does (2026-11-25). */
export function readCalendar(body: unknown): FormResult<Calendar> & { typed: TypedCalendar } {
  const fields = tidy(body);
  const typed = {} as TypedCalendar;
  const days = {} as Calendar;
  const issues: Issue[] = [];
  for (const field of CALENDAR_DAYS) {
    typed[field] = typeof fields[field] === 'string' ? fields[field].slice(0, 40) : '';
    const day = readDay(typed[field]);
    if (day) days[field] = day;
    else issues.push(dayIssue(field, typed[field]));
  }
  return issues.length > 0 ? { issues, typed } : { value: days, typed };
}
