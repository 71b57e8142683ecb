import { proposeColumns } from './columns.js';
import { headerWords, textOf, type Cell, type Field, type Worksheet } from './field.js';
import { isNever } from './never.js';

/** Titles and national headers stand above; more of them than this are a report, not a list. */
const SEARCHED_ROWS = 30;
const LONGEST = 120;

export interface FoundHeader {
  /** Its last row, from 1; 0 where no row names a column. */
  header: number;
  headerRows: 1 | 2;
}

type Row = readonly Cell[];

/** The row that names most of the columns that a noun knows, the first of those that name as many; two rows where they name more together. */
export function findHeader({ rows }: Worksheet, fields: readonly Field[]): FoundHeader {
  const searched = rows.slice(0, SEARCHED_ROWS);
  const one = best(searched.map((row) => scoreOf(row.map(textOf), row, fields)));
  const two = best(
    searched.slice(0, -1).map((row, at) => {
      const under = searched[at + 1]!;
      return isSecondRow(row, under) ? scoreOf(joined(row, under), row, fields) : 0;
    }),
  );
  if (two.score > one.score) return { header: two.at + 2, headerRows: 2 };
  if (one.score <= 0) return { header: 0, headerRows: 1 };
  const groups = isSecondRow(rows[one.at]!, rows[one.at + 1] ?? []);
  return groups ? { header: one.at + 2, headerRows: 2 } : { header: one.at + 1, headerRows: 1 };
}

function best(scores: readonly number[]): { score: number; at: number } {
  const score = Math.max(0, ...scores);
  return { score, at: scores.indexOf(score) };
}

/** The text of each column's header as it stands in the file; of two rows, the group and the column. */
export function headerTexts(
  { rows }: Worksheet,
  { header, headerRows }: { header: number; headerRows?: number },
): string[] {
  const last = rows[header - 1] ?? [];
  return headerRows === 2 ? joined(rows[header - 2] ?? [], last) : last.map(textOf);
}

/** A field that is needed weighs double: a row of titles may name one or two of the others. */
function scoreOf(headers: readonly string[], row: Row, fields: readonly Field[]): number {
  const columns = proposeColumns(headers, fields);
  const named = fields.filter(({ field }) => columns[field] !== undefined);
  const filled = [...new Set(headers.filter((text) => text !== ''))];
  if (named.length === 0) return 0;
  if (named.length === 1 && !(filled.length <= 3 && filled.every(isShort) && isWholly(named[0]!, headers))) return 0;
  const known = named.reduce((sum, { needed }) => sum + (needed ? 2 : 1), 0);
  const withheld = headers.filter((text) => text !== '' && isNever(text)).length;
  return known + withheld / 10 - row.filter(isValue).length;
}

/** A number or a day belongs to a record. */
function isValue(cell: Cell): boolean {
  return typeof cell === 'number' || /^\s*\d[\d\s./,:-]*\s*$/.test(cell);
}

/** Headers under groups: every column without a group is empty here or says the same again (a merged cell), and some group has its columns here. A group of one column is told from a first record by the merged cells beside it. */
function isSecondRow(row: Row, under: Row): boolean {
  const width = Math.max(row.length, under.length);
  let [spread, single, merged] = [0, 0, 0];
  for (let at = 0; at < width; at++) {
    const [above, below] = [textOf(row[at]), textOf(under[at])];
    if (below !== '' && below === above) merged++;
    if (below === '' || below === above) continue;
    if (below.length > LONGEST || isValue(under[at]!) || isNumbered(below)) return false;
    if (isInGroup(row, under, at)) spread++;
    else if (above !== '') single++;
    else return false;
  }
  return spread > 0 && (single === 0 || merged > 0);
}

/** A column under a text that spreads over this one and another. */
function isInGroup(row: Row, under: Row, at: number): boolean {
  const start = groupStart(row, at);
  if (start < 0) return false;
  if (start < at) return true;
  return textOf(row[at + 1]) === '' && textOf(under[at + 1]) !== '';
}

/** Where the text stands that a column is under: here or, over empty cells, to the left. */
function groupStart(row: Row, at: number): number {
  for (let column = at; column >= 0; column--) if (textOf(row[column]) !== '') return column;
  return -1;
}

function joined(row: Row, under: Row): string[] {
  return Array.from({ length: Math.max(row.length, under.length) }, (_, at) => {
    const below = textOf(under[at]);
    const group = groupStart(row, at);
    const above = group === at || (below !== '' && group >= 0) ? textOf(row[group]) : '';
    if (below === '' || headerWords(below) === headerWords(above)) return above;
    return above === '' ? below : `${above} / ${below}`;
  });
}

/** A header that says nothing but a field that is needed: a sentence may have its words. */
function isWholly({ field, needed, best }: Field, headers: readonly string[]): boolean {
  return needed === true && headers.map(headerWords).some((words) => words === field || best?.test(words) === true);
}

function isShort(text: string): boolean {
  return text.length <= 40;
}

function isNumbered(text: string): boolean {
  return /^\(?\d{1,2}\)?$|^\([a-zđ]\)$/iu.test(text);
}
