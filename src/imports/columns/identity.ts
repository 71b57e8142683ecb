import { headerWords } from '../layout/field.js';
import { isNever } from '../layout/never.js';
import type { RawCell, RawWorksheet } from '../reading/raw-file.js';
import { TOP_ROWS } from './columns.queries.js';

const CODE_HEADER = /^(ma|ma so|code|id)$/;
const PERSON_HEADER = /^ho ?(va|,|&)? ?(ten|dem|chu)|^ho$|^(full ?)?name$|^ten (can bo|cong chuc|vien chuc|nhan vien)/;
/** 12 digits of a citizen's number, 9 of an older card; a spreadsheet takes up to two zeros from the front of the first. */
const IDENTITY = /^(\d{9}|\d{12}|[1-9]\d{9,10})$/;

/**
 * In a list of people, a column headed plainly "Mã" most of whose cells are identity numbers: its header says so from here on
 * ("Mã: số định danh cá nhân"), and by that header nothing of it is read or kept. Numbers that count up one by one are codes.
 */
export function withIdentityNamed(worksheets: readonly RawWorksheet[]): RawWorksheet[] {
  return worksheets.map((worksheet) => {
    const top = worksheet.rows.slice(0, TOP_ROWS);
    const place = top.findIndex((row) => row.some((cell) => isHeader(cell, PERSON_HEADER)));
    if (place < 0) return worksheet;
    const columns = worksheet.rows[place]!.flatMap((cell, column) =>
      isHeader(cell, CODE_HEADER) && isOfIdentity(worksheet.rows.slice(place + 1), column) ? [column] : [],
    );
    if (columns.length === 0) return worksheet;
    const rows = worksheet.rows.map((row, at) =>
      at === place ? row.map((cell, column) => (columns.includes(column) ? named(String(cell)) : cell)) : row,
    );
    return { ...worksheet, rows };
  });
}

function named(header: string): string {
  return `${header.trim()}: số định danh cá nhân`;
}

function isHeader(cell: RawCell, pattern: RegExp): boolean {
  const text = String(cell);
  return text.length <= 60 && !isNever(text) && pattern.test(headerWords(text));
}

function isOfIdentity(rows: readonly (readonly RawCell[])[], column: number): boolean {
  const texts = rows.map((row) => String(row[column] ?? '').replace(/[\s.]/g, '')).filter((text) => /\d/.test(text));
  const numbers = texts.filter((text) => IDENTITY.test(text)).map(Number);
  return numbers.length * 2 > texts.length && !isCounted(numbers);
}

/** More than half follow the one before. */
function isCounted(numbers: readonly number[]): boolean {
  const sorted = numbers.toSorted((a, b) => a - b);
  const next = sorted.filter((number, at) => at > 0 && number - sorted[at - 1]! === 1).length;
  return next * 2 > numbers.length;
}
