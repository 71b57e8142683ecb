import { bareColumns } from './bare-list.js';
import { proposeColumns, type Columns } from './columns.js';
import { headerWords, textOf, type Field, type LaidMapping, type Worksheet } from './field.js';
import { findHeader, headerTexts } from './header.js';
import { isNever } from './never.js';

/** So many rows under the header say what an unnamed column has. */
const LOOKED_AT = 50;

/** How a worksheet is read if nobody says otherwise. Pure. */
export function proposeMapping(worksheet: Worksheet, fields: readonly Field[]): LaidMapping {
  const found = findHeader(worksheet, fields);
  const bare = found.header === 0 ? bareColumns(worksheet, fields) : undefined;
  if (bare) return { name: worksheet.name, include: !worksheet.hidden, header: 0, columns: bare, words: '' };
  return { name: worksheet.name, ...mappingAt(worksheet, found, fields) };
}

/** The columns under a header that the person named. */
export function mappingAt(
  worksheet: Worksheet,
  { header, headerRows }: Pick<LaidMapping, 'header' | 'headerRows'>,
  fields: readonly Field[],
): Omit<LaidMapping, 'name'> {
  const headers = header === 0 ? [] : headerTexts(worksheet, { header, ...(headerRows ? { headerRows } : {}) });
  const columns = withParts(worksheet, header, headers, proposeColumns(headers, fields), fields);
  const complete = fields.every(({ field, needed }) => !needed || columns[field] !== undefined);
  return {
    include: header > 0 && complete && !worksheet.hidden && worksheet.rows.length > header,
    header,
    ...(headerRows === 2 ? { headerRows } : {}),
    columns,
    words: wordsOfHeaders(headers),
  };
}

/** The text of each column's header as it stands in the file; of two rows, "group / column". */
export function headersOf(worksheet: Worksheet, mapping: Pick<LaidMapping, 'header' | 'headerRows'>): string[] {
  return mapping.header === 0 ? [] : headerTexts(worksheet, mapping);
}

/** Headers of columns of which nothing is read, and whether nothing may be. */
export function columnsLeftOut(
  worksheet: Worksheet,
  mapping: LaidMapping,
): { column: number; header: string; never: boolean }[] {
  const used = new Set(Object.values(mapping.columns));
  return headersOf(worksheet, mapping).flatMap((header, column) =>
    header === '' || used.has(column) ? [] : [{ column, header, never: isNever(header) }],
  );
}

/** By these words a worksheet is known again in the next file. */
export function isKnownAgain(worksheet: Worksheet, mapping: LaidMapping): boolean {
  return mapping.words !== '' && wordsOfHeaders(headersOf(worksheet, mapping)) === mapping.words;
}

/** The folded words of a header, as a mapping keeps them. */
function wordsOfHeaders(headers: readonly string[]): string {
  return headers
    .map((text) => headerWords(text).slice(0, 80))
    .join('|')
    .replace(/\|+$/, '');
}

function withParts(
  worksheet: Worksheet,
  header: number,
  headers: readonly string[],
  columns: Columns,
  fields: readonly Field[],
): Columns {
  const all = { ...columns };
  for (const { field, partOf, marked } of fields) {
    if (partOf === undefined || marked) continue;
    if (all[partOf] === undefined && all[field] !== undefined) {
      all[partOf] = all[field];
      delete all[field];
    }
    const beside = (all[partOf] ?? -2) + 1;
    if (all[field] === undefined && beside > 0 && textOf(headers[beside]) === '' && hasWords(worksheet, header, beside))
      all[field] = beside;
  }
  return all;
}

/** Most of the first rows have something there. */
function hasWords({ rows }: Worksheet, header: number, column: number): boolean {
  const first = rows.slice(header, header + LOOKED_AT).filter((row) => row.some((cell) => textOf(cell) !== ''));
  const filled = first.filter((row) => textOf(row[column]) !== '').length;
  return first.length > 0 && filled * 2 >= first.length;
}
