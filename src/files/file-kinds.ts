import { fileTypeFromBuffer } from 'file-type';
import { fileBytes } from '../web/form-bytes.js';

export const FILES_MOST = 5;
export const FILE_BYTES_MOST = fileBytes('evidence');
/** The same in MB, for words. */
export const FILE_MB_MOST = FILE_BYTES_MOST / 1024 / 1024;

const TAKEN: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};
export const ACCEPT = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';

/** The media type by what is in the file, or null where it is none of those taken. Its name is not believed. */
export async function mediaTypeOf(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found && Object.hasOwn(TAKEN, found.mime) ? found.mime : null;
}

/** A name that is safe to store and to offer: no folders, no control signs, the ending of what it really is. */
export function safeName(given: string, mediaType: string): string {
  const ending = TAKEN[mediaType] ?? 'bin';
  const base = (given.normalize('NFC').split(/[/\\]/).pop() ?? '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const alike = ending === 'jpg' ? /\.jpe?g$/i : new RegExp(`\\.${ending}$`, 'i');
  const stem = base.replace(alike, '').slice(0, 150).trim() || 'tep';
  return `${stem}.${ending}`;
}
