import { readRaw } from '../../imports/reading/read-raw.js';
import { fileOf, type FileRead } from '../../imports/read-file.js';
import { UnreadableFile, type TableFault } from '../../imports/table.js';
import { textsOf, type TextWorksheet } from '../../imports/text-worksheet.js';
import { mappingFor, type Mapping } from './mapping.js';
import { fileBytes } from '../../web/form-bytes.js';

/** A ward's catalogue has some hundreds of rows; this leaves room for a province's. */
const WORKSHEET_LIMITS = { worksheets: 20, rows: 5_000 } as const;
const FILE_BYTES = fileBytes('workbook');

export type ReadWorksheets =
  | { worksheets: TextWorksheet[]; fault?: undefined }
  | { worksheets?: undefined; fault: TableFault };

/** Every worksheet of a file. */
export async function readWorksheets(bytes: Uint8Array, fileName: string): Promise<ReadWorksheets> {
  if (bytes.length > FILE_BYTES) return { fault: { code: 'too-big' } };
  try {
    const { worksheets } = await readRaw(bytes, fileName);
    const long = worksheets.some(({ rows }) => rows.length > WORKSHEET_LIMITS.rows);
    if (long || worksheets.length > WORKSHEET_LIMITS.worksheets) return { fault: { code: 'too-big' } };
    return { worksheets: worksheets.map(textsOf) };
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
  like?: number,
): Promise<FileRead> {
  const { worksheets, fault } = await readWorksheets(bytes, fileName);
  if (!worksheets) return { faults: [fault] };
  return { ...fileOf(bytes, worksheets), mapping: mappingFor(worksheets, remembered, like) };
}
