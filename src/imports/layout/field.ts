import { fold } from '../../web/fold.js';

/** A cell as it was read: text as it stands (an indent says something), or a number where the file itself has one. */
export type Cell = string | number;

/** What the layout reads of a worksheet; the outer index is the row − 1 as a spreadsheet shows it. */
export interface Worksheet {
  name: string;
  rows: readonly (readonly Cell[])[];
  hidden?: true;
}

/** One column that a noun knows. The same definition proposes the columns, reads them and makes the template. */
export interface Field {
  field: string;
  /** The header that the template writes. */
  header: string;
  /** What a header that names it has in it, folded (no marks, lower case, no hints in brackets). */
  words: RegExp;
  /** What a header that is certainly this one is, whole; it goes before others that only have its words. */
  best?: RegExp;
  /** What a header has in it that is not this one after all. */
  unless?: RegExp;
  needed?: true;
  kind: 'code' | 'name' | 'text' | 'day' | 'month' | 'number' | 'choice' | 'unit' | 'email';
  /** What a choice may say, as the template offers it. */
  choices?: readonly string[];
  /** What the example row of the template has here; '' where it leaves it empty. Without it the template has no such column. */
  example?: string;
  /**
   * The rest of another field: the column beside it that has cells and no header of its own (a merged header over both); and
   * where that field has no column, this column is it, whole.
   */
  partOf?: string;
  /** One of several columns in one of which a row has a mark ("x" under "Công chức"); it is meant only beside another of them. */
  marked?: true;
  /** A row that says this and nothing else is a record, not the heading of a section. */
  alone?: true;
}

/** How one worksheet is read; what a person confirms and what is known again in the next file. */
export interface LaidMapping {
  name: string;
  include: boolean;
  /** The last row of the header, from 1; 0 where there is none. */
  header: number;
  /** One, or two under group headers. */
  headerRows?: number;
  /** Columns from 0 by field. */
  columns: Partial<Record<string, number>>;
  /** The header's folded words. */
  words: string;
}

/** A header's words: no marks, no line breaks, no `(*)`, no colon, no hint in brackets unless there is nothing else. */
export function headerWords(text: string): string {
  const plain = fold(text)
    .replace(/\*|:/g, ' ')
    .replace(/^\s*\d{1,2}\s?[.)]\s*(?=[a-z])/, '');
  const bare = tidy(plain.replace(/[([][^)\]]*[)\]]/g, ' '));
  return bare === '' ? tidy(plain.replace(/[()[\]]/g, ' ')) : bare;
}

export function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : String(cell).trim();
}

function tidy(text: string): string {
  return text.replace(/[\s_]+/g, (space) => (space.includes('_') ? '_' : ' ')).replace(/^[ .,;-]+|[ .,;-]+$/g, '');
}
