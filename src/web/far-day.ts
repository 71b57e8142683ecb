import type { Issue } from './issues.js';

const YEARS_AHEAD = 2;

/** A day more than two years ahead is asked about once: the form comes back with a box that repeats the day. */
export function farIssues(field: string, day: string, today: string, repeated: unknown): Issue[] {
  const most = `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
  return day > most && repeated !== day ? [{ field, code: 'dayFar', params: { day } }] : [];
}

/** The day to be repeated, where the form is asked again. */
export function farDayOf(issues: readonly Issue[]): string | null {
  const day = issues.find(({ code }) => code === 'dayFar')?.params?.['day'];
  return typeof day === 'string' ? day : null;
}
