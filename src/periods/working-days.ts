const SATURDAY = 6;
const SUNDAY = 0;
const DAY_MS = 86_400_000;

/** What a country decides about its days beside the weekends. */
export interface Holidays {
  /** Days on which nobody works, with their names. */
  off: ReadonlyMap<string, string>;
  /** Saturdays and Sundays that are worked in place of a day taken off. */
  worked: ReadonlySet<string>;
}

/** Weekends alone. */
export const NO_HOLIDAYS: Holidays = { off: new Map(), worked: new Set() };

/** The day `count` days after (before, when negative) a day; days are YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day + 'T00:00:00Z') + count * DAY_MS).toISOString().slice(0, 10);
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(day + 'T00:00:00Z').getUTCDay();
  return weekday === SATURDAY || weekday === SUNDAY;
}

export function isWorkingDay(day: string, { off, worked }: Holidays): boolean {
  return worked.has(day) || (!isWeekend(day) && !off.has(day));
}

/** The n-th working day after a day. The day itself is not counted, nor weekends and holidays, unless they are worked. */
export function addWorkingDays(day: string, n: number, holidays: Holidays): string {
  let found = day;
  for (let left = n; left > 0; left--) found = nextWorkingDay(addDays(found, 1), holidays);
  return found;
}

/** Working days after a day, up to and with another; none when that lies before. */
export function workingDaysBetween(after: string, to: string, holidays: Holidays): number {
  let count = 0;
  for (let day = addDays(after, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count++;
  return count;
}

/** Working days after today up to the due day; negative once it has passed. */
export function workingDaysLeft(today: string, dueOn: string, holidays: Holidays): number {
  return today <= dueOn ? workingDaysBetween(today, dueOn, holidays) : -workingDaysBetween(dueOn, today, holidays);
}

/** The day itself when people work on it, else the first one after it on which they do. */
export function nextWorkingDay(day: string, holidays: Holidays): string {
  let found = day;
  while (!isWorkingDay(found, holidays)) found = addDays(found, 1);
  return found;
}

/** The day itself when people work on it, else the last one before it on which they did. */
export function previousWorkingDay(day: string, holidays: Holidays): string {
  let found = day;
  while (!isWorkingDay(found, holidays)) found = addDays(found, -1);
  return found;
}
