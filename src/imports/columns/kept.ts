import { fromJsonBytes, jsonBytes, WORKSHEETS_DEPTH, type JsonBytes } from '../json-bytes.js';
import type { Field } from '../layout/field.js';
import { laidRows, type LaidRow } from '../layout/rows.js';
import type { Mapping, WorksheetMapping } from '../plan.js';
import type { RawCell, RawWorksheet } from '../reading/raw-file.js';

/** What a row is: a record, perhaps in a section, or why it is left out and what it says. */
export interface Laid {
  section?: string;
  why?: string;
  text?: string;
}

/** A worksheet with what is needed of it alone. */
export interface KeptWorksheet {
  name: string;
  /** Outer index: row − 1. Columns stay in their places. */
  rows: RawCell[][];
  /** Of each row; where the file was not laid out, none. */
  laid?: Laid[];
}

/** A noun that lays out its rows itself finds its headings in rows with no more cells than this. */
const HEADING_CELLS = 2;

/**
 * For a thread: of the records the columns that were chosen, of the other rows what they say, of a worksheet that is not read how many
 * rows it had.
 */
export function keepMapped(worksheets: JsonBytes, mapping: Mapping, fields: readonly Field[]): JsonBytes {
  const read = fromJsonBytes<RawWorksheet[]>(worksheets);
  return jsonBytes(
    read.map((worksheet, at) => kept(worksheet, mapping.worksheets[at], fields)),
    WORKSHEETS_DEPTH,
  );
}

function kept(worksheet: RawWorksheet, mapping: WorksheetMapping | undefined, fields: readonly Field[]): KeptWorksheet {
  if (!mapping?.include) return { name: worksheet.name, rows: worksheet.rows.map(() => []) };
  const chosen = new Set(Object.values(mapping.columns));
  const needed = (cells: RawCell[]) => cells.map((cell, column) => (chosen.has(column) ? cell : ''));
  const isHeading = (cells: RawCell[]) => cells.filter((cell) => cell !== '').length <= HEADING_CELLS;
  if (fields.length === 0)
    return {
      name: worksheet.name,
      rows: worksheet.rows.map((cells, at) => (at < mapping.header || isHeading(cells) ? cells : needed(cells))),
    };
  const laid = laidRows(worksheet, { words: '', ...mapping }, fields);
  return {
    name: worksheet.name,
    rows: worksheet.rows.map((cells, at) =>
      at < mapping.header ? cells : laid[at]!.kind === 'record' ? needed(cells) : [],
    ),
    laid: laid.map(laidOf),
  };
}

function laidOf({ kind, why, text, section }: LaidRow): Laid {
  if (kind === 'record') return section === undefined ? {} : { section };
  return { why: why!, ...(text ? { text } : {}) };
}
