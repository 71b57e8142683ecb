import Calendar from 'date-holidays';
import { addDays, isWeekend, nextWorkingDay } from '../working-days.js';

export interface NamedDay {
  day: string;
  name: string;
}

const TET = 'vietnamese 1-0-1';
const NATIONAL = '09-02';
/** Bộ luật Lao động 2019, Điều 112.1; by the rule of the lunar or common calendar that the library knows each by. */
const NAMES: Record<string, string> = {
  '01-01': 'Tết Dương lịch',
  [TET]: 'Tết Nguyên đán',
  'vietnamese 3-0-10': 'Giỗ Tổ Hùng Vương',
  '04-30': 'Ngày Chiến thắng',
  '05-01': 'Quốc tế Lao động',
  [NATIONAL]: 'Quốc khánh',
};

let calendar: Calendar | undefined;
const known = new Map<number, readonly NamedDay[]>();

/**
 * The days off of a year as the law has them: for a person to confirm, as the days of Tết, the second day of 2 September
 * and the days in lieu are settled each year by decision. Reckoned once for each year.
 */
export function statutoryDays(year: number): readonly NamedDay[] {
  const found = known.get(year) ?? reckon(year);
  known.set(year, found);
  return found;
}

function reckon(year: number): NamedDay[] {
  calendar ??= new Calendar('VN');
  const days = calendar.getHolidays(year).flatMap(({ date, rule }): NamedDay[] => {
    const name = NAMES[rule];
    return name === undefined ? [] : spread(rule, date.slice(0, 10)).map((day) => ({ day, name }));
  });
  return [...days, ...inLieu(days)].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Five days of Tết, from its eve on; two of 2 September. */
function spread(rule: string, day: string): string[] {
  if (rule === TET) return [-1, 0, 1, 2, 3].map((count) => addDays(day, count));
  return rule === NATIONAL ? [day, besideNational(day)] : [day];
}

/** The day before or after, whichever is no weekend and makes the longer rest. */
function besideNational(day: string): string {
  const [before, after] = [addDays(day, -1), addDays(day, 1)];
  return isWeekend(before) || (!isWeekend(after) && isWeekend(addDays(after, 1))) ? after : before;
}

/** A holiday that falls on a weekly rest is made good on the next working day (Điều 111.3). */
function inLieu(days: readonly NamedDay[]): NamedDay[] {
  const off = new Map(days.map(({ day, name }) => [day, name]));
  return days
    .filter(({ day }) => isWeekend(day))
    .map(({ day, name }) => {
      const next = nextWorkingDay(day, { off, worked: new Set() });
      off.set(next, name);
      return { day: next, name: `Nghỉ bù ${name}` };
    });
}
