import { HucreError, readXlsx, type CellValue, type Sheet } from 'hucre';
import { cleanText } from '../web/text.js';
import { TABLE_LIMITS, UnreadableFile } from './table.js';
import { cellText, holdToSize } from './xlsx-rows.js';

/** A worksheet as its authors left it: every row from the first, a merged cell's value in each of its rows. */
export interface RawWorksheet {
  name: string;
  /** Outer index: row − 1. Texts are trimmed and composed; numbers have a point. */
  rows: string[][];
}

export interface WorksheetLimits {
  worksheets: number;
  rows: number;
  bytes: number;
}

/** Binary floats carry more digits than anybody wrote: 0.6000000000000001 stands for 0.6. */
const WRITTEN_DIGITS = 12;
/** A file can spell them (_x0000_); neither a page nor the database can hold them. */
const UNHOLDABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** All worksheets of a workbook. A formula gives its last result; one that was never reckoned gives an empty cell. */
export async function xlsxWorksheets(bytes: Uint8Array, limits: WorksheetLimits): Promise<RawWorksheet[]> {
  holdToSize(bytes, limits.bytes);
  const evaluations = await readAll(bytes, limits.rows);
  if (evaluations.length > limits.worksheets) throw new UnreadableFile({ code: 'too-big' });
  return evaluations.map((evaluation) => ({
    name: evaluation.name.normalize('NFC').trim(),
    rows: textsOf(evaluation, limits),
  }));
}

async function readAll(bytes: Uint8Array, rows: number): Promise<Sheet[]> {
  try {
    return (await readXlsx(bytes, { maxRows: rows + 1 })).sheets;
  } catch (error) {
    if (error instanceof HucreError || error instanceof RangeError) throw new UnreadableFile({ code: 'damaged' });
    throw error;
  }
}

function textsOf(evaluation: Sheet, limits: WorksheetLimits): string[][] {
  if (evaluation.rows.length > limits.rows) throw new UnreadableFile({ code: 'too-many-rows', row: limits.rows + 1 });
  const rows = evaluation.rows.map((row, at) => row.map((value, column) => textOf(value, at, column)));
  rows.forEach((row, at) => {
    if (row.length > TABLE_LIMITS.columns && row.slice(TABLE_LIMITS.columns).some((cell) => cell !== ''))
      throw new UnreadableFile({ code: 'too-many-columns', row: at + 1 });
  });
  fillMerged(rows, evaluation.merges ?? []);
  return rows.map((row) => row.slice(0, TABLE_LIMITS.columns));
}

function textOf(value: CellValue, at: number, column: number): string {
  const written = cellText(typeof value === 'number' ? Number(value.toPrecision(WRITTEN_DIGITS)) : value);
  const text = cleanText(written.replace(UNHOLDABLE, ' '));
  if (text.length > TABLE_LIMITS.cell)
    throw new UnreadableFile({ code: 'cell-too-long', row: at + 1, column: column + 1 });
  return text;
}

/** Down the rows of a merged cell, not across: a title over all columns is one text. */
function fillMerged(rows: string[][], merges: NonNullable<Sheet['merges']>): void {
  for (const { startRow, startCol, endRow } of merges) {
    const text = rows[startRow]?.[startCol] ?? '';
    for (let at = startRow + 1; at <= Math.min(endRow, rows.length - 1); at++)
      if (text !== '') rows[at]![startCol] = text;
  }
}
