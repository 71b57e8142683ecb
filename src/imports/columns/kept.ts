import type { Mapping } from '../plan.js';
import type { RawWorksheet } from '../reading/raw-file.js';

/**
 * For a thread: the worksheets with what is needed of them alone. Under a header stay the columns that were chosen; a worksheet that was
 * not chosen keeps how many rows it had. Rows keep their numbers, columns their places.
 */
export function keepMapped(worksheets: string, mapping: Mapping): string {
  const read = JSON.parse(worksheets) as RawWorksheet[];
  return JSON.stringify(
    read.map(({ name, rows }, at) => {
      const { include = false, header = 0, columns = {} } = mapping.worksheets[at] ?? {};
      const chosen = new Set(Object.values(columns));
      const needed = (cells: RawWorksheet['rows'][number]) =>
        cells.map((cell, column) => (chosen.has(column) ? cell : ''));
      return {
        name,
        rows: rows.map((cells, place) => (!include ? [] : place < header ? cells : needed(cells))),
      };
    }),
  );
}
