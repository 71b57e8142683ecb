/** A table that was read from a file: the header row, and the rows under it that are not empty. */
export interface Table {
  /** Trimmed, lower case, composed letters; '' for a column without a header, which has no cells. */
  headers: string[];
  /** The row of the headers, as a spreadsheet shows it. */
  header: number;
  rows: TableRow[];
}

export interface TableRow {
  /** The row's number in the file as a spreadsheet shows it; the header is usually 1. */
  row: number;
  /** By header; trimmed, composed letters; '' where the cell is empty. Dates are YYYY-MM-DD, numbers have a point. */
  cells: Record<string, string>;
}

const TABLE_FAULTS = [
  'empty',
  'unknown-format',
  'old-format',
  'damaged',
  'too-big',
  'utf-16',
  'bad-encoding',
  'nul-byte',
  'bad-quotes',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'formula',
  'error-cell',
  'duplicate-header',
  'cell-without-header',
] as const;
type TableFaultCode = (typeof TABLE_FAULTS)[number];

/** Row and column count from 1. */
export interface TableFault {
  code: TableFaultCode;
  row?: number;
  column?: number;
}

export type ReadTable = { ok: true; table: Table } | { ok: false; faults: TableFault[] };

export const TABLE_LIMITS = { rows: 50_000, columns: 50, cell: 2_000, bytes: 100 * 1024 * 1024, faults: 100 } as const;

/** What a file's format gives before the rules that all formats share. Outer index: row − 1. */
export interface RawTable {
  rows: string[][];
  faults: TableFault[];
}

export class UnreadableFile extends Error {
  constructor(readonly fault: TableFault) {
    super(fault.code);
  }
}
