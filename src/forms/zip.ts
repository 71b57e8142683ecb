import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';
import { say } from './paper/words.js';

export interface NamedFile {
  /** With "/" between folders. */
  name: string;
  bytes: Uint8Array;
}

/** A file that lies in the database and is read when its turn comes; its hash and size are known beforehand. */
export interface KeptFile {
  name: string;
  sha256: string;
  size: number;
  load: () => Promise<Uint8Array>;
}

// A ZIP holds local times and no zone: read and written by the same clock, this day is the same everywhere.
const FIXED = new Date(2026, 0, 1);

/**
 * One ZIP of the files in their order, part by part, with one kept file in memory at a time; the same files give the same bytes. What is
 * kept is packed already (PDF, JPEG, PNG) and only laid in. @throws RangeError on a name twice, or one that leaves the folder.
 */
export async function* zipStream(files: readonly (NamedFile | KeptFile)[]): AsyncGenerator<Uint8Array> {
  check(files.map(({ name }) => name));
  let made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  for (const file of files) {
    const kept = 'load' in file;
    const entry = new ZipDeflate(file.name, { level: kept ? 0 : 6 });
    entry.mtime = FIXED;
    zip.add(entry);
    entry.push(kept ? await file.load() : file.bytes, true);
    yield* made;
    made = [];
  }
  zip.end();
  yield* made;
}

/** What a ZIP will be, without keeping it: its hash and its size. */
export async function zipMarks(files: readonly (NamedFile | KeptFile)[]): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of zipStream(files)) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}

function check(names: readonly string[]): void {
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw new RangeError(`two files are named ${twice}`);
  const unsafe = names.find((name) => !safe(name));
  if (unsafe !== undefined) throw new RangeError(`no name for a file in a ZIP: ${unsafe}`);
}

function safe(name: string): boolean {
  return !name.includes('\\') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** A CSV of name, SHA-256 and size: with it anybody can see that no file was changed. */
export function hashList(files: readonly (NamedFile | KeptFile)[]): string {
  const lines = files.map((file) =>
    'load' in file
      ? [quoted(file.name), file.sha256, file.size].join(',')
      : [quoted(file.name), sha256(file.bytes), file.bytes.byteLength].join(','),
  );
  return `\ufeff${[say('forms:hashes'), ...lines].join('\r\n')}\r\n`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
