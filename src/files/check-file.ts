import type { Issue } from '../web/issues.js';
import type { UploadedFile } from '../web/upload.js';
import { FILE_BYTES_MOST, FILE_MB_MOST, mediaTypeOf } from './file-kinds.js';

export interface CheckedFile {
  file: UploadedFile;
  mediaType: string;
}

/** One file or none, its kind read from its bytes; or what is wrong with it. */
export async function checkFile(
  files: readonly UploadedFile[],
): Promise<{ checked: CheckedFile | null; issues: Issue[] }> {
  const [file] = files;
  if (!file) return { checked: null, issues: [] };
  if (files.length > 1) return { checked: null, issues: [{ field: 'file', code: 'commitments:issue.oneFile' }] };
  if (file.bytes.length > FILE_BYTES_MOST)
    return {
      checked: null,
      issues: [{ field: 'file', code: 'evaluations:fault.file-large', params: { name: file.name, mb: FILE_MB_MOST } }],
    };
  const mediaType = await mediaTypeOf(file.bytes);
  if (mediaType === null)
    return {
      checked: null,
      issues: [{ field: 'file', code: 'evaluations:fault.file-kind', params: { name: file.name } }],
    };
  return { checked: { file, mediaType }, issues: [] };
}
