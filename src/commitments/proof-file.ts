import { createHash } from 'node:crypto';
import type { Tx } from '../database/db.js';
import { FILE_BYTES_MOST, mediaTypeOf, safeName } from '../evaluations/files/file-kinds.js';
import type { Issue } from '../web/issues.js';
import type { UploadedFile } from '../web/upload.js';
import { StoredFile } from '../evaluations/files/stored-file.entity.js';

export interface CheckedFile {
  file: UploadedFile;
  mediaType: string;
}

/** The one file of a proof, its kind read from its bytes; or what is wrong with it. */
export async function checkFile(
  files: readonly UploadedFile[],
): Promise<{ checked: CheckedFile | null; issues: Issue[] }> {
  const [file] = files;
  if (!file) return { checked: null, issues: [] };
  if (files.length > 1) return { checked: null, issues: [{ field: 'file', code: 'commitments:issue.oneFile' }] };
  if (file.bytes.length > FILE_BYTES_MOST)
    return {
      checked: null,
      issues: [{ field: 'file', code: 'evaluations:fault.file-large', params: { name: file.name } }],
    };
  const mediaType = await mediaTypeOf(file.bytes);
  if (mediaType === null)
    return {
      checked: null,
      issues: [{ field: 'file', code: 'evaluations:fault.file-kind', params: { name: file.name } }],
    };
  return { checked: { file, mediaType }, issues: [] };
}

export async function keepFile(
  tx: Tx,
  { file, mediaType }: CheckedFile,
  by: { account: number; at: Date },
): Promise<{ id: number; sha256: string }> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const row = await tx.insert(StoredFile, {
    sha256,
    mediaType,
    size: file.bytes.length,
    name: safeName(file.name, mediaType),
    content: file.bytes,
    uploadedBy: by.account,
    at: by.at,
  });
  return { id: row.id, sha256 };
}
