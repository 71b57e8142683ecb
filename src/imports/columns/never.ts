import { isNever } from '../layout/never.js';
import type { RawCell, RawWorksheet } from '../reading/raw-file.js';
import { TOP_ROWS } from './columns.queries.js';

/** A title or an address above the table may speak of a telephone; a header has other headers beside it. */
const BESIDE = 3;
const LONGEST_HEADER = 90;

/** The worksheets without what stands under a header of what is never read, wherever in the first rows it is found. */
export function withoutNever(worksheets: readonly RawWorksheet[]): RawWorksheet[] {
  return worksheets.map((worksheet) => {
    const from = new Map<number, number>();
    worksheet.rows.slice(0, TOP_ROWS).forEach((row, place) => {
      if (row.filter((cell) => cell !== '').length < BESIDE) return;
      row.forEach((cell, column) => {
        const text = String(cell);
        if (text.length > LONGEST_HEADER || !isNever(text)) return;
        const columns = [column, ...underOneGroup(row, worksheet.rows[place + 1] ?? [], column)];
        for (const one of columns) if (!from.has(one)) from.set(one, place);
      });
    });
    if (from.size === 0) return worksheet;
    const rows = worksheet.rows.map((row, place) =>
      row.map((cell, column) => (place > (from.get(column) ?? Infinity) ? '' : cell)),
    );
    return { ...worksheet, rows };
  });
}

/** The other columns of a header that is spread over several: empty beside it, with headers of their own below. */
function underOneGroup(row: readonly RawCell[], under: readonly RawCell[], group: number): number[] {
  const columns: number[] = [];
  for (let at = group + 1; (row[at] ?? '') === '' && (under[at] ?? '') !== ''; at++) columns.push(at);
  return columns;
}
