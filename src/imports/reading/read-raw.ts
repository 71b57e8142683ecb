import { TABLE_LIMITS, UnreadableFile } from '../table.js';
import { damaged } from './damaged.js';
import { Room } from './grid.js';
import { readOds } from './ods/read-ods.js';
import type { Converted, RawFile } from './raw-file.js';
import { readText, type Found } from './read-text.js';
import { fromTwice } from './vietnamese/twice.js';
import { fromOld, OldText, type FontHint } from './vietnamese/old-text.js';
import { readXls } from './xls/read-xls.js';
import { readXlsx } from './xlsx/read-xlsx.js';
import { Zip } from './zip.js';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Excel 97 to 2003, and workbooks with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const SHOWN = 5;

/** What a spreadsheet or a delimited text holds, whatever its name says. Runs in a thread. Throws UnreadableFile. */
export async function readRaw(bytes: Uint8Array, fileName: string): Promise<RawFile> {
  if (bytes.length === 0) throw new UnreadableFile({ code: 'empty' });
  if (bytes.length > TABLE_LIMITS.bytes) throw new UnreadableFile({ code: 'too-big' });
  const file = finished(find(bytes, fileName));
  if (file.worksheets.every(({ rows }) => rows.every((cells) => cells.every((cell) => cell === ''))))
    throw new UnreadableFile({ code: 'empty' });
  return file;
}

/** Reading past the end of bytes that say they are more is how damage shows. */
function find(bytes: Uint8Array, fileName: string): Found {
  try {
    const room = new Room();
    if (startsWith(bytes, OLE)) return { format: 'xls', grids: readXls(bytes, room) };
    if (startsWith(bytes, ZIP)) return inZip(new Zip(bytes), room);
    return readText(bytes, fileName, room);
  } catch (error) {
    throw error instanceof RangeError ? damaged() : error;
  }
}

function inZip(zip: Zip, room: Room): Found {
  if (zip.has('content.xml')) return { format: 'ods', grids: readOds(zip, room) };
  return { format: 'xlsx', grids: readXlsx(zip, room) };
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
    const after = from ? fromOld(text, from) : (fromTwice(text) ?? text);
    if (after === text) return text;
    code ??= from?.code;
    if (converted.length < SHOWN) converted.push({ before: text, after });
    return after;
  };
  const worksheets = grids.map((grid) => grid.finish(read));
  return { format, encoding: code ?? encoding, ...(converted.length > 0 && { converted }), worksheets };
}
