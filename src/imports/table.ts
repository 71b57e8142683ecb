export interface TableRow {
  /** The row's number in the file as a spreadsheet shows it; the header is usually 1. */
  row: number;
  /** Place of its worksheet in the file, from 0. */
  worksheet?: number;
  /** The name of the section that it stands in. */
  section?: string;
  /** By header; trimmed, composed letters; '' where the cell is empty. Dates are YYYY-MM-DD, numbers have a point. */
  cells: Record<string, string>;
}

const TABLE_FAULTS = [
  'empty',
  'unknown-format',
  'encrypted',
  'damaged',
  'too-big',
  'bad-encoding',
  'lost-letters',
  'nul-byte',
  'bad-quotes',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
] as const;
type TableFaultCode = (typeof TABLE_FAULTS)[number];

/** Row and column count from 1. */
export interface TableFault {
  code: TableFaultCode;
  row?: number;
  column?: number;
}

/** Of one worksheet: rows, columns, letters of a cell. Of one file: bytes, bytes unpacked, worksheets, cells, letters of all cells. */
export const TABLE_LIMITS = {
  rows: 150_000,
  columns: 200,
  cell: 2_000,
  bytes: 100 * 1024 * 1024,
  unpacked: 256 * 1024 * 1024,
  worksheets: 60,
  cells: 5_000_000,
  letters: 80_000_000,
} as const;

export class UnreadableFile extends Error {
  constructor(readonly fault: TableFault) {
    super(fault.code);
  }
}
