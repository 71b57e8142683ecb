import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import { say } from './paper/words.js';

export interface NamedFile {
  /** With "/" between folders. */
  name: string;
  bytes: Uint8Array;
}

// A ZIP holds local times and no zone: read and written by the same clock, this day is the same everywhere.
const FIXED = new Date(2026, 0, 1);

/** One ZIP of the files in their order; the same files give the same bytes. @throws RangeError on a name twice, or one that leaves the folder. */
export function zipOf(files: readonly NamedFile[]): Buffer {
  const entries: Zippable = {};
  for (const { name, bytes } of files) {
    if (Object.hasOwn(entries, name)) throw new RangeError(`two files are named ${name}`);
    if (!safe(name)) throw new RangeError(`no name for a file in a ZIP: ${name}`);
    entries[name] = bytes;
  }
  return Buffer.from(zipSync(entries, { level: 6, mtime: FIXED }));
}

function safe(name: string): boolean {
  return !name.includes('\\') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** A CSV of name, SHA-256 and size: with it anybody can see that no file was changed. */
export function hashList(files: readonly NamedFile[]): string {
  const lines = files.map(({ name, bytes }) => [quoted(name), sha256(bytes), bytes.byteLength].join(','));
  return `\ufeff${[say('forms:hashes'), ...lines].join('\r\n')}\r\n`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
