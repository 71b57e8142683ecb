import { checkTable } from './check-table.js';
import { readRaw } from './reading/read-raw.js';
import { UnreadableFile, type ReadTable } from './table.js';
import { textsOf } from './text-worksheet.js';

/** Reads the first table of a file that somebody sees, or says all that is wrong with it (at most a hundred faults). */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<ReadTable> {
  try {
    const { worksheets } = await readRaw(bytes, fileName);
    const seen = worksheets.filter(({ hidden }) => !hidden);
    const filled = seen.find(({ rows }) => rows.length > 0) ?? worksheets.find(({ rows }) => rows.length > 0);
    return checkTable(textsOf(filled!).rows);
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, faults: [error.fault] };
    throw error;
  }
}
