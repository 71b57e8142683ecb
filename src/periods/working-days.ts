const SATURDAY = 6;
const SUNDAY = 0;
const DAY_MS = 86_400_000;

/** The day `count` days after (before, when negative) a day; days are YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day + 'T00:00:00Z') + count * DAY_MS).toISOString().slice(0, 10);
}

export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(day + 'T00:00:00Z').getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY && !holidays.has(day);
}

/** The n-th working day after a day. The day itself is not counted, nor Saturdays, Sundays and holidays. */
export function addWorkingDays(day: string, n: number, holidays: ReadonlySet<string>): string {
  let found = day;
  for (let left = n; left > 0; left--) found = nextWorkingDay(addDays(found, 1), holidays);
  return found;
}

/** The day itself when people work on it, else the first one after it on which they do. */
export function nextWorkingDay(day: string, holidays: ReadonlySet<string>): string {
  let found = day;
  while (!isWorkingDay(found, holidays)) found = addDays(found, 1);
  return found;
}

/** The day itself when people work on it, else the last one before it on which they did. */
export function previousWorkingDay(day: string, holidays: ReadonlySet<string>): string {
  let found = day;
  while (!isWorkingDay(found, holidays)) found = addDays(found, -1);
  return found;
}
