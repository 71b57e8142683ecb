import { withIdentityNamed } from './columns/identity.js';
import { readRaw } from './reading/read-raw.js';
import type { RawFile } from './reading/raw-file.js';
import { UnreadableFile, type TableFault } from './table.js';

/** For a thread: the file as its authors left it, or why it cannot be read. */
export async function readWorksheets(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ file: RawFile } | { fault: TableFault }> {
  try {
    const file = await readRaw(bytes, fileName);
    return { file: { ...file, worksheets: withIdentityNamed(file.worksheets) } };
  } catch (error) {
    if (error instanceof UnreadableFile) return { fault: error.fault };
    throw error;
  }
}
