import { addDays } from '../../periods/working-days.js';
import { lawOfYear } from '../../scoring/editions/law.js';

/** The last days on which a year may be due: both of the law's are days before which it is (Art 19.2). It opens in November. */
export function dueDays(year: number): { first: string; usual: string; last: string } {
  const { yearDue, specialYearDue } = lawOfYear(year);
  const before = (day: string) => addDays(day, -1);
  return { first: `${year}-11-01`, usual: before(`${year}-${yearDue}`), last: before(`${year + 1}-${specialYearDue}`) };
}
