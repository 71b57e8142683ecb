import { checkTable } from './check-table.js';
import { csvRows } from './csv-rows.js';
import { TABLE_LIMITS, UnreadableFile, type RawTable, type ReadTable } from './table.js';
import { xlsxRows } from './xlsx-rows.js';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel 97 to 2003, and workbooks with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads a CSV or XLSX file whole, or says all that is wrong with it (at most a hundred faults). */
export async function readTable(bytes: Uint8Array, filename: string): Promise<ReadTable> {
  try {
    return checkTable(await rawTable(bytes, filename));
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, faults: [error.fault] };
    throw error;
  }
}

async function rawTable(bytes: Uint8Array, filename: string): Promise<RawTable> {
  if (bytes.length === 0) throw new UnreadableFile({ code: 'empty' });
  if (bytes.length > TABLE_LIMITS.bytes) throw new UnreadableFile({ code: 'too-big' });
  if (startsWith(bytes, OLE)) throw new UnreadableFile({ code: 'old-format' });
  if (startsWith(bytes, ZIP)) return xlsxRows(bytes);
  if (/\.(csv|tsv|txt)$/i.test(filename)) return csvRows(bytes);
  throw new UnreadableFile({ code: 'unknown-format' });
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
