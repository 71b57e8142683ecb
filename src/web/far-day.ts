import { dayIssue, LONG_AGO, readAnyDay } from './days.js';
import type { Issue } from './issues.js';

const YEARS_AHEAD = 2;

/** What is ticked to say that a far day is the right one: the day itself, of each field. */
const REPEATED = 'farDay';

/** A day before 1950, or more than two years ahead, is asked about once: the form comes back with a box that spells the day. */
export function farIssues(field: string, day: string, today: string, body: unknown): Issue[] {
  const code = farCode(day, today);
  return code === null || repeatedIn(body).includes(day) ? [] : [{ field, code, params: { day } }];
}

/** Whether a day is before 1950 or more than two years ahead: asked about in a form, a fault in a file, whose rows nobody can answer for. */
export function farCode(day: string, today: string): 'dayLongAgo' | 'dayFar' | null {
  const most = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  return day < LONG_AGO ? 'dayLongAgo' : day > most ? 'dayFar' : null;
}

/** Where nobody can be asked, a day before 1950 is none. */
export function pastIssues(field: string, day: string): Issue[] {
  return day < LONG_AGO ? [dayIssue(field, day)] : [];
}

/** One typed day, far ones asked about. */
export function readAskedDay(
  typed: unknown,
  field: string,
  today: string,
  body: unknown,
): { day: string; issues?: undefined } | { day?: undefined; issues: Issue[] } {
  const day = readAnyDay(typed);
  if (!day) return { issues: [dayIssue(field, typed)] };
  const issues = farIssues(field, day, today, body);
  return issues.length > 0 ? { issues } : { day };
}

export interface FarDay {
  day: string;
  ticked: boolean;
}

/** By field: the days that the form asks about, and those that were answered already and are sent along again. */
export function farDays(issues: readonly Issue[], body: unknown): Record<string, FarDay> {
  const repeated = repeatedIn(body);
  const answered = Object.entries((body ?? {}) as object).flatMap(([name, typed]): [string, FarDay][] => {
    const day = name === REPEATED ? null : readAnyDay(typed);
    return day && repeated.includes(day) ? [[name, { day, ticked: true }]] : [];
  });
  const asked = issues.flatMap(({ field, code, params }): [string, FarDay][] => {
    const day = params?.['day'];
    return (code === 'dayFar' || code === 'dayLongAgo') && typeof day === 'string'
      ? [[field, { day, ticked: false }]]
      : [];
  });
  return Object.fromEntries([...answered, ...asked]);
}

function repeatedIn(body: unknown): unknown[] {
  return [((body ?? {}) as { farDay?: unknown }).farDay ?? []].flat();
}
