import { csvRows } from '../../imports/csv-rows.js';
import { UnreadableFile, type TableFault } from '../../imports/table.js';
import { fileOf, type FileRead } from '../../imports/read-file.js';
import { xlsxSheets, type RawSheet } from '../../imports/xlsx-sheets.js';
import { mappingFor, type Mapping } from './mapping.js';

/** A ward's catalogue has some hundreds of rows; this leaves room for a province's. */
const SHEET_LIMITS = { sheets: 20, rows: 5_000, bytes: 40 * 1024 * 1024 } as const;
const FILE_BYTES = 10 * 1024 * 1024;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

export type ReadSheets = { sheets: RawSheet[]; fault?: undefined } | { sheets?: undefined; fault: TableFault };

/** Every sheet of an XLSX file, or the one table of a CSV file. */
export async function readSheets(bytes: Uint8Array, fileName: string): Promise<ReadSheets> {
  try {
    const sheets = await sheetsOf(bytes, fileName);
    return sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
      ? { sheets }
      : { fault: { code: 'empty' } };
  } catch (error) {
    if (error instanceof UnreadableFile) return { fault: error.fault };
    throw error;
  }
}

/** For a thread: the file with how each sheet is read, as the person said of the last one where it is known again. */
export async function readCatalogue(
  bytes: Uint8Array,
  fileName: string,
  remembered: Mapping | null,
): Promise<FileRead> {
  const { sheets, fault } = await readSheets(bytes, fileName);
  if (!sheets) return { faults: [fault] };
  return { ...fileOf(bytes, sheets), mapping: mappingFor(sheets, remembered), missing: [] };
}

async function sheetsOf(bytes: Uint8Array, fileName: string): Promise<RawSheet[]> {
  if (bytes.length === 0) throw new UnreadableFile({ code: 'empty' });
  if (bytes.length > FILE_BYTES) throw new UnreadableFile({ code: 'too-big' });
  if (startsWith(bytes, OLE)) throw new UnreadableFile({ code: 'old-format' });
  if (startsWith(bytes, ZIP)) return xlsxSheets(bytes, SHEET_LIMITS);
  if (!/\.(csv|tsv|txt)$/i.test(fileName)) throw new UnreadableFile({ code: 'unknown-format' });
  const rows = csvRows(bytes).rows.map((row) =>
    row.slice(0, 50).map((cell) => cell.normalize('NFC').trim().slice(0, 5_000)),
  );
  if (rows.length > SHEET_LIMITS.rows) throw new UnreadableFile({ code: 'too-many-rows', row: SHEET_LIMITS.rows + 1 });
  return [{ name: fileName.replace(/\.\w+$/, ''), rows }];
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
