import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/config.js';

export interface SourceFile {
  /** From the project's root, with "/". */
  path: string;
  text: string;
}

export function filesBelow(folder: string, ends: string): SourceFile[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ends))
    .map((file) => ({ path: join(folder, file), text: readFileSync(join(PROJECT_ROOT, folder, file), 'utf8') }));
}

/** The files of this project that a file imports, as paths from the root. */
export function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    join(file.path, '..', match[1]!),
  );
}
