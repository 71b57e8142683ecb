import { parseCsv } from 'hucre/csv';
import { TABLE_LIMITS, UnreadableFile, type RawTable } from './table.js';

const NEWLINE = 0x0a;
const DELIMITERS = [',', ';', '\t'];

/** UTF-8, with or without its mark; the delimiter is the one that the header row uses most. */
export function csvRows(bytes: Uint8Array): RawTable {
  if (isUtf16(bytes)) throw new UnreadableFile({ code: 'utf-16' });
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new UnreadableFile({ code: 'nul-byte', row: lineOf(bytes, nul) });
  const text = decode(bytes);
  if ((text.split('"').length - 1) % 2 === 1) throw new UnreadableFile({ code: 'bad-quotes' });
  // One row too many is kept, so that the excess is seen.
  const rows = parseCsv(text, { delimiter: delimiterOf(text), maxRows: TABLE_LIMITS.rows + 2 });
  return { rows: rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))), faults: [] };
}

/** By its mark, or by a zero in every other byte of the beginning. */
function isUtf16(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  const start = bytes.subarray(0, 64);
  const zeros = (odd: number) => start.filter((byte, i) => i % 2 === odd && byte === 0).length;
  return start.length >= 8 && Math.max(zeros(0), zeros(1)) >= start.length / 4;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile({ code: 'bad-encoding', row: firstBadLine(bytes) });
  }
}

/** A byte of a Vietnamese letter is never a newline in UTF-8, so each line can be tried alone. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return 1;
}

function lineOf(bytes: Uint8Array, index: number): number {
  return bytes.subarray(0, index).reduce((lines, byte) => lines + (byte === NEWLINE ? 1 : 0), 1);
}

function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/, 20).find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '');
  const uses = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (uses(delimiter) > uses(best) ? delimiter : best));
}
