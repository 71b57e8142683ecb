/** A small writer of .xls files (BIFF8 in an OLE2 container), for tests of the reader: only what they need. */

export interface XlsCell {
  value?: string | number | boolean;
  /** Of the looks of the file, from 0. */
  look?: number;
  /** The value is a formula's last one. */
  formula?: true;
  /** An error's code. */
  error?: number;
  /** As a text of its own instead of a shared one. */
  own?: true;
}

export interface XlsFile {
  worksheets: {
    name: string;
    hidden?: true;
    rows: (XlsCell | string | number)[][];
    merged?: [firstRow: number, lastRow: number, firstColumn: number, lastColumn: number][];
  }[];
  fonts?: string[];
  /** A font (from 0), a number format and levels of indent. */
  looks?: { font?: number; format?: string; indent?: number }[];
  from1904?: true;
  /** Shared texts are cut into records of so many bytes. */
  recordSize?: number;
  password?: true;
}

/** A workbook of Excel 95: texts are bytes in a code page. */
export function oldXlsFile(rows: readonly (readonly Uint8Array[])[], codePage: number, font = 'Arial'): Uint8Array {
  const short = (bytes: Uint8Array) => Buffer.concat([Buffer.from([bytes.length]), bytes]);
  const before = (place: number) =>
    Buffer.concat([
      record(0x0809, shorts(0x0500, 0x0005, 0, 0)),
      record(0x0042, shorts(codePage)),
      record(0x0031, shorts(200, 0, 0, 400, 0, 0, 0), short(Buffer.from(font, 'latin1'))),
      record(0x00e0, shorts(0, 0, 1), Buffer.alloc(10)),
      record(0x0085, longs(place), Buffer.from([0, 0]), short(Buffer.from('Mot'))),
      record(0x000a),
    ]);
  const cells = rows.flatMap((row, at) =>
    row.map((text, column) => record(0x0204, shorts(at, column, 0, text.length), Buffer.from(text))),
  );
  const body = [record(0x0809, shorts(0x0500, 0x0010, 0, 0)), ...cells, record(0x000a)];
  return oleFile({ Book: Buffer.concat([before(before(0).length), ...body]) });
}

export function xlsFile(file: XlsFile): Uint8Array {
  return oleFile({ Workbook: workbookStream(file) });
}

function workbookStream(file: XlsFile): Buffer {
  const strings: string[] = [];
  const bodies = file.worksheets.map((worksheet) => worksheetStream(worksheet, strings));
  const before = (places: number[]) => globals(file, strings, places);
  const start = before(bodies.map(() => 0)).length;
  const places = bodies.map((_, at) => bodies.slice(0, at).reduce((sum, { length }) => sum + length, start));
  return Buffer.concat([before(places), ...bodies]);
}

function globals(file: XlsFile, strings: readonly string[], places: readonly number[]): Buffer {
  const { fonts = ['Arial'], looks = [{}] } = file;
  const formats = looks.map(({ format }) => format ?? 'General');
  return Buffer.concat([
    record(0x0809, shorts(0x0600, 0x0005, 0, 0, 0, 0, 0, 0)),
    ...(file.password ? [record(0x002f, shorts(1, 1, 1))] : []),
    record(0x0042, shorts(1200)),
    record(0x0022, shorts(file.from1904 ? 1 : 0)),
    ...fonts.map((font) => record(0x0031, shorts(200, 0, 0, 400, 0, 0, 0), shortText(font))),
    ...formats.map((format, at) => record(0x041e, shorts(164 + at), longText(format))),
    ...looks.map(({ font = 0, indent = 0 }, at) =>
      record(0x00e0, shorts(font < 4 ? font : font + 1, 164 + at, 1), Buffer.from([0, 0, indent]), Buffer.alloc(11)),
    ),
    ...file.worksheets.map(({ name, hidden }, at) =>
      record(
        0x0085,
        shorts(places[at]! & 0xffff, places[at]! >>> 16),
        Buffer.from([hidden ? 1 : 0, 0]),
        shortText(name),
      ),
    ),
    sharedStrings(strings, file.recordSize ?? 8000),
    record(0x000a),
  ]);
}

function worksheetStream({ rows, merged = [] }: XlsFile['worksheets'][number], strings: string[]): Buffer {
  const cells = rows.flatMap((row, at) => row.map((cell, column) => cellRecord(at, column, cell, strings)));
  const ranges = merged.map(([first, last, left, right]) => shorts(first, last, left, right));
  return Buffer.concat([
    record(0x0809, shorts(0x0600, 0x0010, 0, 0, 0, 0, 0, 0)),
    ...cells,
    ...(merged.length > 0 ? [record(0x00e5, shorts(merged.length), ...ranges)] : []),
    record(0x000a),
  ]);
}

function cellRecord(row: number, column: number, given: XlsCell | string | number, strings: string[]): Buffer {
  const cell = typeof given === 'object' ? given : { value: given };
  const { value = '', look = 0, error } = cell;
  const place = shorts(row, column, look);
  if (cell.formula) return formulaRecord(place, cell);
  if (error !== undefined) return record(0x0205, place, Buffer.from([error, 1]));
  if (typeof value === 'boolean') return record(0x0205, place, Buffer.from([value ? 1 : 0, 0]));
  if (typeof value === 'number') return numberRecord(place, value);
  if (value === '') return record(0x0201, place);
  if (cell.own) return record(0x0204, place, longText(value));
  strings.push(value);
  return record(0x00fd, place, longs(strings.length - 1));
}

function numberRecord(place: Buffer, value: number): Buffer {
  const whole = Number.isInteger(value) && Math.abs(value) < 1 << 28;
  return whole ? record(0x027e, place, longs((value << 2) | 2)) : record(0x0203, place, double(value));
}

function formulaRecord(place: Buffer, { value = '', error }: XlsCell): Buffer {
  const rest = Buffer.alloc(8);
  if (error !== undefined) return record(0x0006, place, special(2, error), rest);
  if (typeof value === 'number') return record(0x0006, place, double(value), rest);
  if (typeof value === 'boolean') return record(0x0006, place, special(1, value ? 1 : 0), rest);
  return Buffer.concat([record(0x0006, place, special(0, 0), rest), record(0x0207, longText(value))]);
}

function special(kind: number, value: number): Buffer {
  return Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff]);
}

/** Cut where a text stands as the format has it: what goes on says again how wide its letters are. */
function sharedStrings(strings: readonly string[], size: number): Buffer {
  const records: Buffer[][] = [[longs(strings.length), longs(strings.length)]];
  let left = size;
  const add = (bytes: Buffer) => {
    records.at(-1)!.push(bytes);
    left -= bytes.length;
  };
  for (const text of strings) {
    if (left < 8) left = nextRecord(records, size);
    add(Buffer.concat([shorts(text.length), Buffer.from([isWide(text) ? 1 : 0])]));
    for (const letter of text) {
      if (left < 2) {
        left = nextRecord(records, size);
        add(Buffer.from([isWide(text) ? 1 : 0]));
      }
      add(letters(letter, isWide(text)));
    }
  }
  return Buffer.concat(records.map((parts, at) => record(at === 0 ? 0x00fc : 0x003c, ...parts)));
}

function nextRecord(records: Buffer[][], size: number): number {
  records.push([]);
  return size;
}

function isWide(text: string): boolean {
  return /[^\u0000-\u00ff]/.test(text);
}

function letters(text: string, wide: boolean): Buffer {
  return Buffer.from(text, wide ? 'utf16le' : 'latin1');
}

function longText(text: string): Buffer {
  return Buffer.concat([shorts(text.length), Buffer.from([isWide(text) ? 1 : 0]), letters(text, isWide(text))]);
}

function shortText(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length, isWide(text) ? 1 : 0]), letters(text, isWide(text))]);
}

function record(id: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([shorts(id, body.length), body]);
}

function shorts(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, at) => bytes.writeUInt16LE(number, at * 2));
  return bytes;
}

function longs(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, at) => bytes.writeInt32LE(number | 0, at * 4));
  return bytes;
}

function double(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(number);
  return bytes;
}

const SECTOR = 512;
const END = -2;
const TABLE = -3;

/** Streams in an OLE2 container, each long enough to stand in sectors of its own. */
export function oleFile(streams: Record<string, Uint8Array>): Uint8Array {
  const names = Object.keys(streams);
  const bodies = names.map((name) =>
    padded(Buffer.concat([streams[name]!, Buffer.alloc(4096)]).subarray(0, Math.max(4096, streams[name]!.length))),
  );
  const directory = padded(
    Buffer.concat([
      entry('Root Entry', 5, END, 0),
      ...names.map((name, at) => entry(name, 2, startOf(bodies, at), Math.max(4096, streams[name]!.length))),
    ]),
  );
  const used = startOf(bodies, bodies.length) + directory.length / SECTOR;
  const tables = Math.ceil((used + Math.ceil((used + 1) / 127)) / 128) || 1;
  const next: number[] = [];
  for (const body of [...bodies, directory]) {
    const first = next.length;
    const count = body.length / SECTOR;
    for (let at = 0; at < count; at++) next.push(at === count - 1 ? END : first + at + 1);
  }
  for (let at = 0; at < tables; at++) next.push(TABLE);
  while (next.length < tables * 128) next.push(-1);
  const head = Buffer.alloc(SECTOR, 0xff);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(head);
  head.fill(0, 8, 76);
  shorts(0x3e, 3, 0xfffe, 9, 6).copy(head, 24);
  longs(tables, startOf(bodies, bodies.length), 0, 4096, END, 0, END, 0).copy(head, 44);
  longs(...Array.from({ length: Math.min(tables, 109) }, (_, at) => used + at)).copy(head, 76);
  return new Uint8Array(Buffer.concat([head, ...bodies, directory, longs(...next)]));
}

function startOf(bodies: readonly Buffer[], at: number): number {
  return bodies.slice(0, at).reduce((sum, { length }) => sum + length / SECTOR, 0);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((SECTOR - (bytes.length % SECTOR)) % SECTOR)]);
}

function entry(name: string, kind: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = kind;
  longs(-1, -1, -1).copy(bytes, 68);
  longs(start, size).copy(bytes, 116);
  return bytes;
}
