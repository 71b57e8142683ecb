import { headerWords as wordsOfHeader, type Worksheet } from '../layout/field.js';
import { headersOf } from '../layout/mapping.js';
import type { WorksheetMapping } from '../plan.js';

/** The column that the program adds to a file of rows that were left out says nothing of the file's shape. */
const ADDED = 'loi can sua';

/** The header's words, by which a mapping is known again in the next file of that shape. */
export function shapeOf(headers: readonly string[]): string {
  return headers
    .map((text) => wordsOfHeader(text).slice(0, 80))
    .filter((words) => !words.startsWith(ADDED))
    .join('|')
    .replace(/\|+$/, '');
}

/** A confirmed mapping with the import it stands in. */
export interface Remembered {
  id: number;
  worksheets: WorksheetMapping[];
}

type Proposed = Pick<WorksheetMapping, 'header' | 'headerRows'>;

/**
 * How a person said a worksheet with this header is read, the newest first; one of the same name goes before. The header may stand in
 * another row than the last time.
 */
export function knownFrom(
  remembered: readonly Remembered[],
  worksheet: Worksheet,
  proposed: Proposed,
): { id: number; mapping: WorksheetMapping } | undefined {
  const shape = shapeOf(headersOf(worksheet, proposed));
  const known = remembered.flatMap(({ id, worksheets }) =>
    worksheets.flatMap((one) => {
      if (!one.include || (one.words ?? '') === '') return [];
      const { header, headerRows } = one.words === shape ? proposed : one;
      if (one.words !== shape && shapeOf(headersOf(worksheet, one)) !== one.words) return [];
      const { headerRows: _, ...rest } = one;
      return [
        {
          id,
          mapping: { ...rest, name: worksheet.name, was: one.name, header, ...(headerRows ? { headerRows } : {}) },
        },
      ];
    }),
  );
  const found = known.find(({ mapping }) => mapping.was === worksheet.name) ?? known[0];
  if (!found) return undefined;
  const { was: _, ...mapping } = found.mapping;
  return { id: found.id, mapping };
}
