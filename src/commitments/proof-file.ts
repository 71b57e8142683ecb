import { createHash } from 'node:crypto';
import type { Tx } from '../database/db.js';
import type { CheckedFile } from '../files/check-file.js';
import { safeName } from '../files/file-kinds.js';
import { StoredFile } from '../files/stored-file.entity.js';

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
