import { readRaw } from './reading/read-raw.js';
import type { RawFile } from './reading/raw-file.js';
import { UnreadableFile, type TableFault } from './table.js';

/** For a thread: the file as its authors left it, or why it cannot be read. */
export async function readWorksheets(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ file: RawFile } | { fault: TableFault }> {
  try {
    return { file: await readRaw(bytes, fileName) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { fault: error.fault };
    throw error;
  }
}
