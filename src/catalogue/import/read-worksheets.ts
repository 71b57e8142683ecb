import { csvRows } from '../../imports/csv-rows.js';
import { UnreadableFile, type TableFault } from '../../imports/table.js';
import { fileOf, type FileRead } from '../../imports/read-file.js';
import { xlsxWorksheets, type RawWorksheet } from '../../imports/xlsx-worksheets.js';
import { cleanText } from '../../web/text.js';
import { mappingFor, type Mapping } from './mapping.js';

/** A ward's catalogue has some hundreds of rows; this leaves room for a province's. */
const WORKSHEET_LIMITS = { worksheets: 20, rows: 5_000, bytes: 40 * 1024 * 1024 } as const;
const FILE_BYTES = 10 * 1024 * 1024;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

export type ReadWorksheets =
  | { worksheets: RawWorksheet[]; fault?: undefined }
  | { worksheets?: undefined; fault: TableFault };

/** Every worksheet of an XLSX file, or the one table of a CSV file. */
export async function readWorksheets(bytes: Uint8Array, fileName: string): Promise<ReadWorksheets> {
  try {
    const worksheets = await worksheetsOf(bytes, fileName);
    return worksheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
      ? { worksheets }
      : { fault: { code: 'empty' } };
  } catch (error) {
    if (error instanceof UnreadableFile) return { fault: error.fault };
    throw error;
  }
}

/** For a thread: the file with how each worksheet is read, as the person said of the last one where it is known again. */
export async function readCatalogue(
  bytes: Uint8Array,
  fileName: string,
  remembered: Mapping | null,
): Promise<FileRead> {
  const { worksheets, fault } = await readWorksheets(bytes, fileName);
  if (!worksheets) return { faults: [fault] };
  return { ...fileOf(bytes, worksheets), mapping: mappingFor(worksheets, remembered) };
}

async function worksheetsOf(bytes: Uint8Array, fileName: string): Promise<RawWorksheet[]> {
  if (bytes.length === 0) throw new UnreadableFile({ code: 'empty' });
  if (bytes.length > FILE_BYTES) throw new UnreadableFile({ code: 'too-big' });
  if (startsWith(bytes, OLE)) throw new UnreadableFile({ code: 'old-format' });
  if (startsWith(bytes, ZIP)) return xlsxWorksheets(bytes, WORKSHEET_LIMITS);
  if (!/\.(csv|tsv|txt)$/i.test(fileName)) throw new UnreadableFile({ code: 'unknown-format' });
  const rows = csvRows(bytes).rows.map((row) => row.slice(0, 50).map((cell) => cleanText(cell).slice(0, 5_000)));
  if (rows.length > WORKSHEET_LIMITS.rows)
    throw new UnreadableFile({ code: 'too-many-rows', row: WORKSHEET_LIMITS.rows + 1 });
  return [{ name: fileName.replace(/\.\w+$/, ''), rows }];
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
