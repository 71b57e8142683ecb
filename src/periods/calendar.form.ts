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
    const day = parseDay(typed[field]);
    if (day) days[field] = day;
    else issues.push({ field, code: 'date' });
  }
  return issues.length > 0 ? { issues, typed } : { value: days, typed };
}

export function parseDay(typed: string): string | null {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed);
  const day = written ? `${written[3]}-${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}` : typed;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = new Date(day + 'T00:00:00Z');
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}
