import type { Rows } from '../database/db.js';

/** The calendar's holidays from a day to a day, both counted. */
export async function holidaysBetween(on: Rows, from: string, to: string): Promise<Set<string>> {
  const rows = await on.rows<{ day: string }>('select day from holidays where day between $1 and $2', [from, to], 'holidays');
  return new Set(rows.map((row) => row.day));
}
