import type { PlannedRow } from '../plan.js';
import type { RawWorksheet } from '../reading/raw-file.js';

/** For a thread: the worksheets with their headers and the rows that were wrong, at their places; null when there is none. */
export function restOf(worksheets: string, plan: string, headers: readonly number[]): string | null {
  const wrong = new Set(
    (JSON.parse(plan) as PlannedRow[])
      .filter(({ action }) => action === 'wrong')
      .map(({ worksheet = 0, row }) => `${worksheet} ${row}`),
  );
  if (wrong.size === 0) return null;
  const rest = (JSON.parse(worksheets) as RawWorksheet[]).map(({ name, rows }, at) => ({
    name,
    rows: rows.map((cells, place) => (place < (headers[at] ?? 0) || wrong.has(`${at} ${place + 1}`) ? cells : [])),
  }));
  return JSON.stringify(rest);
}
