import { fromJsonBytes, jsonBytes, WORKSHEETS_DEPTH, type JsonBytes } from '../json-bytes.js';
import type { PlannedRow } from '../plan.js';
import type { KeptWorksheet } from '../columns/kept.js';
import { sectionsAbove } from './section-above.js';

/** For a thread: the worksheets with their headers, the rows that were wrong and the sections they stand in, at their places; null when there is none. */
export function restOf(worksheets: JsonBytes, plan: JsonBytes, headers: readonly number[]): JsonBytes | null {
  const wrong = new Set(
    fromJsonBytes<PlannedRow[]>(plan)
      .filter(({ action }) => action === 'wrong')
      .map(({ worksheet = 0, row }) => `${worksheet} ${row}`),
  );
  if (wrong.size === 0) return null;
  const rest = fromJsonBytes<KeptWorksheet[]>(worksheets).map(({ name, rows, laid }, at): KeptWorksheet => {
    const isWrong = (place: number) => wrong.has(`${at} ${place + 1}`);
    const above = sectionsAbove(laid);
    const sections = new Set(above.filter((_, place) => isWrong(place)));
    return {
      name,
      rows: rows.map((cells, place) => (place < (headers[at] ?? 0) || isWrong(place) ? cells : [])),
      ...(laid ? { laid: laid.map((row, place) => (sections.has(place) ? row : {})) } : {}),
    };
  });
  return jsonBytes(rest, WORKSHEETS_DEPTH);
}
