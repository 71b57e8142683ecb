import type { Rows } from '../../database/db.js';
import { isWorkingDay } from '../working-days.js';
import { holidaysBetween } from './holidays-between.js';

/** A due day on which nobody works: a weekend, or a day off with its name. */
export interface RestDay {
  field: string;
  day: string;
  kind: 'weekend' | 'off';
  name: string;
}

export async function dueOnRest(on: Rows, due: Readonly<Record<string, string>>): Promise<RestDay[]> {
  const days = Object.values(due).sort();
  const holidays = await holidaysBetween(on, days[0]!, days.at(-1)!);
  return Object.entries(due)
    .filter(([, day]) => !isWorkingDay(day, holidays))
    .map(([field, day]): RestDay => {
      const name = holidays.off.get(day) ?? '';
      return { field, day, kind: name ? 'off' : 'weekend', name };
    });
}
