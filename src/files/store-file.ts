import { createHash } from 'node:crypto';
import type { Act } from '../acts/act.js';
import type { Written } from '../database/entity-sql.js';
import type { UploadedFile } from '../web/upload.js';
import { safeName } from './file-kinds.js';
import { StoredFile } from './stored-file.entity.js';
import { withoutPlace } from './without-place.js';

/** Keeps a file as it came, with its hash; its name is made safe for any system. */
export function storeFile(act: Act, { bytes, name }: UploadedFile, mediaType: string): Promise<Written<StoredFile>> {
  return act.insert(StoredFile, {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType,
    size: bytes.length,
    name: safeName(name, mediaType),
    content: bytes,
    uploadedBy: act.actor.accountId,
    at: act.at,
  });
}

/** Evidence and photos: what a camera wrote into a picture of where it stood is nobody's business, and goes first. */
export function storeEvidence(act: Act, file: UploadedFile, mediaType: string): Promise<Written<StoredFile>> {
  return storeFile(act, { ...file, bytes: withoutPlace(file.bytes, mediaType) }, mediaType);
}
