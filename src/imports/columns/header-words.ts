import { fold } from '../../web/fold.js';
import type { WorksheetMapping } from '../plan.js';

/** The column that the program adds to a file of rows that were left out says nothing of the file's shape. */
const ADDED = 'loi can sua';

/** The header's words, by which a mapping is known again in the next file of that shape. */
export function headerWords(header: readonly (string | number)[]): string {
  return header
    .map((text) => fold(String(text)).slice(0, 80))
    .filter((words) => words !== ADDED)
    .join('|')
    .replace(/\|+$/, '');
}

/** A confirmed mapping with the import it stands in. */
export interface Remembered {
  id: number;
  worksheets: WorksheetMapping[];
}

/** How a person said a worksheet with this header is read, the newest first; one of the same name goes before. */
export function knownFrom(
  remembered: readonly Remembered[],
  name: string,
  rows: readonly (readonly (string | number)[])[],
): { id: number; mapping: WorksheetMapping } | undefined {
  const known = remembered.flatMap(({ id, worksheets }) =>
    worksheets
      .filter((one) => one.include && (one.words ?? '') !== '' && headerWords(rows[one.header - 1] ?? []) === one.words)
      .map((mapping) => ({ id, mapping })),
  );
  return known.find(({ mapping }) => mapping.name === name) ?? known[0];
}
