import { fold } from '../../web/fold.js';
import type { RawWorksheet } from '../reading/raw-file.js';
import { TOP_ROWS } from './columns.queries.js';

/** Passwords, identity and social insurance numbers, accounts at a bank, telephones: no import of the program has a use for them. */
const NEVER =
  /\bmat khau\b|\bpassword\b|\bcccd\b|\bcmnd\b|\bcmt(nd)?\b|\bcan cuoc\b|\bdinh danh\b|\bchung minh\b|\bho chieu\b|\bpassport\b|\bbhxh\b|\bbao hiem\b|\bma so thue\b|\bso tai khoan\b|\bdien thoai\b|\bdi dong\b|\bsdt\b|\bphone\b|\bmobile\b/;
/** A title or an address above the table may speak of a telephone; a header has other headers beside it. */
const BESIDE = 3;
const LONGEST_HEADER = 80;

export function isNever(header: string): boolean {
  return header.length <= LONGEST_HEADER && NEVER.test(fold(header).replace(/[^a-z0-9]+/g, ' '));
}

/** The worksheets without what stands under such a header, wherever in the first rows it is found. */
export function withoutNever(worksheets: readonly RawWorksheet[]): RawWorksheet[] {
  return worksheets.map((worksheet) => {
    const from = new Map<number, number>();
    worksheet.rows.slice(0, TOP_ROWS).forEach((row, place) => {
      if (row.filter((cell) => cell !== '').length < BESIDE) return;
      row.forEach((cell, column) => {
        if (!from.has(column) && isNever(String(cell))) from.set(column, place);
      });
    });
    if (from.size === 0) return worksheet;
    const rows = worksheet.rows.map((row, place) =>
      row.map((cell, column) => (place > (from.get(column) ?? Infinity) ? '' : cell)),
    );
    return { ...worksheet, rows };
  });
}
