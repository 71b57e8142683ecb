import { UnreadableFile } from '../table.js';
import { csvRecords } from './csv.js';
import { decodeText, type DecodedText } from './decode-text.js';
import { Grid, type Room } from './grid.js';
import { readHtml } from './markup/read-html.js';
import { readSpreadsheetml } from './markup/read-spreadsheetml.js';
import type { OldCode, RawFile } from './raw-file.js';

export interface Found {
  format: RawFile['format'];
  grids: Grid[];
  encoding?: RawFile['encoding'];
  /** All its text is in this old code. */
  old?: OldCode;
}

/** Text is taken for a table under these names only: a letter or a program is none. */
const TABLE_NAME = /^[^.]*$|\.(?:csv|tsv|tab|txt|xlsx?|ods|xml|html?)$/i;
const WORKBOOK_NAME = /\.(?:xlsx?|ods)$/i;
const OTHER_TEXT = /^(?:%PDF|\{\\rtf)/;
const MARKUP = /^\ufeff?\s*</;
const HTML = /<(?:!doctype html|html|head|body|meta|style|div|table|tr|td)[\s>]/i;
/** A program that could not write a letter put a question mark for it: "Nguy?n V?n Tu?n". Addresses of pages have such marks too. */
const LOST = /\p{L}\?\p{L}/u;
const ADDRESS = /[/=@]/;
const LOST_CELLS = 2;
const SPREADSHEETML = 'urn:schemas-microsoft-com:office:spreadsheet';
const HEAD = 4_000;

/** A delimited text, the tables of a page, or a workbook written as XML. Throws UnreadableFile. */
export function readText(bytes: Uint8Array, fileName: string, room: Room): Found {
  const name = fileName.replace(/\.\w+$/, '');
  const { text, ...told } = decoded(bytes, fileName);
  const head = text.slice(0, HEAD);
  if (MARKUP.test(head)) {
    if (head.includes(SPREADSHEETML) && !/<html/i.test(head))
      return { format: 'xls', grids: readSpreadsheetml(text, room), ...told };
    if (HTML.test(head)) return { format: 'html', grids: readHtml(text, name, room), ...told };
  }
  if (head.startsWith('<?xml')) throw new UnreadableFile({ code: 'unknown-format' });
  const grid = new Grid(name, room);
  const lost = new LostLetters();
  csvRecords(text, (cells, record) =>
    cells.forEach((cell, column) => {
      lost.look(cell, record);
      grid.put(record, column, cell);
    }),
  );
  return { format: 'csv', grids: [grid], ...told };
}

/** Refuses a text whose letters are lost, by the first line that shows it. */
class LostLetters {
  private first?: number;
  private cells = 0;

  look(cell: string, record: number): void {
    if (!cell.includes('?') || !LOST.test(cell) || ADDRESS.test(cell)) return;
    this.first ??= record + 1;
    if (++this.cells >= LOST_CELLS) throw new UnreadableFile({ code: 'lost-letters', row: this.first });
  }
}

/** Bytes that are no text are told of as such only where a text was to be expected. */
function decoded(bytes: Uint8Array, fileName: string): DecodedText {
  if (!TABLE_NAME.test(fileName) || OTHER_TEXT.test(String.fromCharCode(...bytes.subarray(0, 5))))
    throw new UnreadableFile({ code: 'unknown-format' });
  try {
    return decodeText(bytes);
  } catch (error) {
    const binary = error instanceof UnreadableFile && WORKBOOK_NAME.test(fileName);
    throw binary ? new UnreadableFile({ code: 'unknown-format' }) : error;
  }
}
