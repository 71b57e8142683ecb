import type { Rows } from '../../database/db.js';
import { addDays, type Holidays } from '../working-days.js';
import { statutoryDays } from './statutory.js';

/** How far ahead a clock of working days may reach: seven of them end before, whatever the year. */
const CLOCK_REACH = 60;

/**
 * The holidays from a day to a day, both counted: those recorded and, of a year that nobody has confirmed, the statutory
 * ones as well, since a clock that knows none is wrong around each of them.
 */
export async function holidaysBetween(on: Rows, from: string, to: string): Promise<Holidays> {
  const rows = await on.rows<{ day: string; name: string; kind: 'off' | 'worked' }>(
    'select day, name, kind from holidays where day between $1 and $2',
    [from, to],
    'holidays',
  );
  const worked = new Set(rows.filter(({ kind }) => kind === 'worked').map(({ day }) => day));
  const proposed = (await unconfirmedYears(on, from, to)).flatMap((year) =>
    statutoryDays(year).filter(({ day }) => day >= from && day <= to),
  );
  const off = [...proposed, ...rows.filter(({ kind }) => kind === 'off')].filter(({ day }) => !worked.has(day));
  return { off: new Map(off.map(({ day, name }) => [day, name])), worked };
}

/** The holidays that clocks of working days need which began on the given days, as far as they or today reach. */
export async function clockHolidays(on: Rows, began: readonly string[], today: string): Promise<Holidays> {
  const days = [...began, today].sort();
  return holidaysBetween(on, days[0]!, addDays(days.at(-1)!, CLOCK_REACH));
}

async function unconfirmedYears(on: Rows, from: string, to: string): Promise<number[]> {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const rows = await on.rows<{ year: number }>(
    'select year from holiday_years where year between $1 and $2',
    [first, last],
    'holiday-years',
  );
  return Array.from({ length: last - first + 1 }, (_, place) => first + place).filter(
    (year) => !rows.some((row) => row.year === year),
  );
}

/** The years that a page with a clock of working days warns of: "2026, 2027"; empty when all is confirmed. */
export async function yearsToWarnOf(on: Rows, today: string): Promise<string> {
  return (await unconfirmedYears(on, today, addDays(today, CLOCK_REACH))).join(', ');
}
