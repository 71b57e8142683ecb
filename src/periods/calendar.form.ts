import { dayIssue, readDay } from '../web/days.js';
import type { FormResult, Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';
import { CALENDAR_DAYS, DUE_DAYS, type Calendar } from './calendar.js';

export type TypedCalendar = Record<keyof Calendar, string>;

/** Five days, as a person writes them (25/11/2026) or as a machine does (2026-11-25). */
export function readCalendar(body: unknown): FormResult<Calendar> & { typed: TypedCalendar } {
  return readDays(CALENDAR_DAYS, body);
}

/** The days of the steps, of an opening that has a form for them; nothing where it had none. */
export function readDueDays(body: unknown): FormResult<Omit<Calendar, 'opensOn'> | undefined> {
  const fields = tidy(body);
  return DUE_DAYS.some((day) => fields[day] !== undefined) ? readDays(DUE_DAYS, body) : { value: undefined };
}

function readDays<D extends string>(
  fieldsOf: readonly D[],
  body: unknown,
): FormResult<Record<D, string>> & { typed: Record<D, string> } {
  const fields = tidy(body);
  const typed = {} as Record<D, string>;
  const days = {} as Record<D, string>;
  const issues: Issue[] = [];
  for (const field of fieldsOf) {
    const given = fields[field];
    typed[field] = typeof given === 'string' ? given.slice(0, 40) : '';
    const day = readDay(typed[field]);
    if (day) days[field] = day;
    else issues.push(dayIssue(field, typed[field]));
  }
  return issues.length > 0 ? { issues, typed } : { value: days, typed };
}
