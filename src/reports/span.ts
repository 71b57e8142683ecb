import { lastDayOf, monthAfter } from '../periods/calendar.js';

/** A half year or a year: the time a Directive 05 report is made over. */
export interface Span {
  /** `2026-H1`, `2026-H2` or `2026`. */
  key: string;
  year: number;
  half: 1 | 2 | null;
  /** Days, both included. */
  from: string;
  to: string;
  months: string[];
}

/** @returns undefined for a text that names no half year or year from 2000 to 2099 */
export function spanOf(key: string): Span | undefined {
  const found = /^(20\d{2})(?:-H([12]))?$/.exec(key);
  if (!found) return undefined;
  const half = found[2] === undefined ? null : (Number(found[2]) as 1 | 2);
  const first = `${found[1]}-${half === 2 ? '07' : '01'}`;
  const months = Array.from({ length: half ? 6 : 12 }, (_, i) => monthAfter(first, i));
  return { key, year: Number(found[1]), half, from: `${first}-01`, to: lastDayOf(months.at(-1)!), months };
}

/** The half year a day lies in. */
export function halfYearOn(day: string): string {
  return `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) > 6 ? 2 : 1}`;
}

/** Twelve months, the last of them the one given. */
export function twelveMonthsTo(month: string): string[] {
  return Array.from({ length: 12 }, (_, i) => monthAfter(month, i - 11));
}
