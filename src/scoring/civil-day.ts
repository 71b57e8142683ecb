/** A day of the calendar (Gregorian), reckoned without a clock. */
export interface CivilDay {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  readonly day: number;
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const months = daysOfMonth.length;

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isCivilDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = civil(text);
  return month >= 1 && month <= months && day >= 1 && day <= lengthOf(year, month);
}

/** Of a text that is a day. */
export function civil(text: string): CivilDay {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

export function laterOf(a: CivilDay, b: CivilDay): CivilDay {
  return numberOf(a) > numberOf(b) ? a : b;
}

export function dayAfter({ year, month, day }: CivilDay): CivilDay {
  if (day < lengthOf(year, month)) return { year, month, day: day + 1 };
  return month < months ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
}

/** The same day so many months on; a month that has no such day has its last. */
export function plusMonths({ year, month, day }: CivilDay, count: number): CivilDay {
  const place = month - 1 + count;
  const [there, then] = [year + Math.floor(place / months), (place % months) + 1];
  return { year: there, month: then, day: Math.min(day, lengthOf(there, then)) };
}

/** Days since the first of March of the year 0. */
export function numberOf({ year, month, day }: CivilDay): number {
  const [from, place] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return (
    365 * from +
    Math.floor(from / 4) -
    Math.floor(from / 100) +
    Math.floor(from / 400) +
    Math.floor((153 * place + 2) / 5) +
    day -
    1
  );
}

function lengthOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (daysOfMonth[month - 1] ?? 0);
}
