import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre';
import { fromJsonBytes, type JsonBytes } from '../json-bytes.js';
import type { KeptWorksheet } from '../columns/kept.js';
import { sectionCells, sectionsAbove } from './section-above.js';

/** Where a header stands: its last row from 1 (0: none), and how many rows it has. */
interface HeaderPlace {
  header: number;
  rows: number;
}

/** What is wrong with one row, in words. */
export interface WrongRow {
  worksheet: number;
  row: number;
  text: string;
}

const NONE: HeaderPlace = { header: 0, rows: 0 };
const WIDTH = { least: 8, most: 40, faults: 60 } as const;
/** Keeps a code its zeros, and a text that begins like a formula a text, when the cell is edited. */
const TEXT: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };
const FAULT: CellStyle = { ...TEXT, font: { color: { rgb: '9B1C1C' } } };
const HEADER: CellStyle = { ...TEXT, font: { bold: true } };

/**
 * For a thread: an XLSX file of the rows that were left out, in the columns of the file they came in, with what is wrong in the last
 * column. What stood above the header stays above it, and the row that opens a section above its rows: a unit may stand there alone.
 */
export async function writeRest(
  worksheets: JsonBytes,
  headers: readonly HeaderPlace[],
  wrong: readonly WrongRow[],
  title: string,
): Promise<Uint8Array> {
  const read = fromJsonBytes<KeptWorksheet[]>(worksheets);
  const sheets = read.flatMap((worksheet, at) => {
    const rows = wrong.filter((row) => row.worksheet === at);
    return rows.length === 0 ? [] : [written(worksheet, headers[at] ?? NONE, rows, title)];
  });
  return writeXlsx({ sheets, defaultFont: { name: 'Times New Roman', size: 11 } });
}

function written(
  { name, rows, laid }: KeptWorksheet,
  { header, rows: headerRows }: HeaderPlace,
  wrong: readonly WrongRow[],
  title: string,
): WriteSheet {
  const width = Math.max(
    0,
    ...rows.slice(0, header).map(lengthOf),
    ...wrong.map(({ row }) => lengthOf(rows[row - 1]!)),
  );
  const top = rows
    .slice(0, header)
    .map((cells, at) => filled(cells, width, at < header && at >= header - headerRows ? title : ''));
  const above = sectionsAbove(laid);
  const body = wrong.flatMap(({ row, text }, at) => {
    const section = above[row - 1];
    const opens = section !== undefined && (at === 0 || section !== above[wrong[at - 1]!.row - 1]);
    const cells = filled(rows[row - 1]!, width, text);
    return opens ? [filled(sectionCells(laid![section]!), width, ''), cells] : [cells];
  });
  const all = [...top, ...body];
  return {
    name:
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .slice(0, 31) || title,
    rows: all,
    cells: cellsOf(all, header, width),
    columns: Array.from({ length: width + 1 }, (_, column) => ({
      width: column === width ? WIDTH.faults : widthOf(all, column),
    })),
    freezePane: { rows: header },
  };
}

function filled(cells: readonly (string | number)[], width: number, last: string): (string | number | null)[] {
  return [...Array.from({ length: width }, (_, column) => cells[column] ?? null), last].map((cell) =>
    cell === '' ? null : cell,
  );
}

function cellsOf(
  rows: readonly (string | number | null)[][],
  header: number,
  width: number,
): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, place) =>
    row.forEach((value, column) => {
      if (typeof value === 'number') return;
      const style = place < header ? HEADER : column === width ? FAULT : TEXT;
      cells.set(`${place},${column}`, { value, style });
    }),
  );
  return cells;
}

function widthOf(rows: readonly (string | number | null)[][], column: number): number {
  const longest = Math.max(0, ...rows.slice(0, 50).map((row) => String(row[column] ?? '').length + 2));
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest));
}

function lengthOf(cells: readonly unknown[]): number {
  return cells.findLastIndex((cell) => cell !== '') + 1;
}
