import { TABLE_LIMITS, UnreadableFile } from '../table.js';
import { csvRecords } from './csv.js';
import { decodeText } from './decode-text.js';
import { Grid, Room } from './grid.js';
import type { Converted, OldCode, RawFile } from './raw-file.js';
import { fromOld, OldText, type FontHint } from './vietnamese/old-text.js';
import { readXlsx } from './xlsx/read-xlsx.js';
import { Zip } from './zip.js';

interface Found {
  format: RawFile['format'];
  grids: Grid[];
  encoding?: RawFile['encoding'];
  /** All its text is in this old code. */
  old?: OldCode;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel 97 to 2003, and workbooks with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** Text is taken for a table under these names only: a note or a page of markup is none. */
const TABLE_NAME = /^[^.]*$|\.(?:csv|tsv|tab|txt|xlsx?|ods)$/i;
const OTHER_TEXT = /^(?:%PDF|\{\\rtf)/;
const SHOWN = 5;

/** What a spreadsheet or a delimited text holds, whatever its name says. Runs in a thread. Throws UnreadableFile. */
export async function readRaw(bytes: Uint8Array, fileName: string): Promise<RawFile> {
  if (bytes.length === 0) throw new UnreadableFile({ code: 'empty' });
  if (bytes.length > TABLE_LIMITS.bytes) throw new UnreadableFile({ code: 'too-big' });
  const found = find(bytes, fileName);
  const file = finished(found);
  if (file.worksheets.every(({ rows }) => rows.every((cells) => cells.every((cell) => cell === ''))))
    throw new UnreadableFile({ code: 'empty' });
  return file;
}

function find(bytes: Uint8Array, fileName: string): Found {
  const room = new Room();
  if (startsWith(bytes, OLE)) throw new UnreadableFile({ code: 'unknown-format' });
  if (startsWith(bytes, ZIP)) return { format: 'xlsx', grids: readXlsx(new Zip(bytes), room) };
  if (!TABLE_NAME.test(fileName) || OTHER_TEXT.test(String.fromCharCode(...bytes.subarray(0, 5))))
    throw new UnreadableFile({ code: 'unknown-format' });
  const { text, encoding, old } = decodeText(bytes);
  const grid = new Grid(fileName.replace(/\.\w+$/, ''), room);
  csvRecords(text, (cells, record) => cells.forEach((cell, column) => grid.put(record, column, cell)));
  return { format: 'csv', grids: [grid], encoding, old };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** Texts in an old Vietnamese code come out in Unicode. */
function finished({ format, grids, encoding, old }: Found): RawFile {
  const codes = new OldText();
  if (!old) for (const grid of grids) grid.lookAt(codes);
  const converted: Converted[] = [];
  let code = old;
  const read = (text: string, hint?: FontHint) => {
    const from = old ? { code: old } : codes.codeOf(text, hint);
    const after = from ? fromOld(text, from) : text;
    if (after === text) return text;
    code ??= from?.code;
    if (converted.length < SHOWN) converted.push({ before: text, after });
    return after;
  };
  const worksheets = grids.map((grid) => grid.finish(read));
  return { format, encoding: code ?? encoding, ...(converted.length > 0 && { converted }), worksheets };
}
