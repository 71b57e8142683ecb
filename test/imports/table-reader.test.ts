import { deflateRawSync } from 'node:zlib';
import { writeXlsx, type CellValue } from 'hucre';
import { readTable } from '../../src/imports/table-reader.js';
import type { TableFault } from '../../src/imports/table.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function faults(bytes: Uint8Array, name = 'a.csv'): Promise<TableFault[]> {
  const read = await readTable(bytes, name);
  return read.ok ? [] : read.faults;
}

async function rowsOf(bytes: Uint8Array, name = 'a.csv') {
  const read = await readTable(bytes, name);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.table;
}

function xlsx(rows: CellValue[][], formula?: { at: string; text: string }): Promise<Uint8Array> {
  const cells = formula
    ? new Map([[formula.at, { value: 2, type: 'formula' as const, formula: formula.text, formulaResult: 2 }]])
    : undefined;
  return writeXlsx({ sheets: [{ name: 'Một', rows, cells }] });
}

describe('a CSV file', () => {
  it.each([
    ['comma', 'code,name\nT01,"Thành phố Hà Nội, thủ đô"\n'],
    ['semicolon', 'code;name\r\nT01;Thành phố Hà Nội, thủ đô\r\n'],
    ['tab', 'code\tname\nT01\tThành phố Hà Nội, thủ đô'],
    ['mark of UTF-8', '\ufeffcode,name\nT01,"Thành phố Hà Nội, thủ đô"'],
  ])('is read: %s', async (_name, text) => {
    expect(await rowsOf(utf8(text))).toEqual({
      headers: ['code', 'name'],
      header: 1,
      rows: [{ row: 2, cells: { code: 'T01', name: 'Thành phố Hà Nội, thủ đô' } }],
    });
  });

  it('has its headers and cells trimmed, composed and, for headers, in lower case', async () => {
    const table = await rowsOf(utf8(`  ${'Mã'.normalize('NFD')} ,Tên\n 1 , ${'Nguyễn'.normalize('NFD')} \n`));
    expect(table).toEqual({ headers: ['mã', 'tên'], header: 1, rows: [{ row: 2, cells: { mã: '1', tên: 'Nguyễn' } }] });
  });

  it('has what nobody sees taken out of its cells, as out of a form', async () => {
    const { rows } = await rowsOf(utf8('code,name\nA\u200b1\u00ad,Nguyễn \u202eVăn\u0001 An\ufeff\n'));
    expect(rows).toEqual([{ row: 2, cells: { code: 'A1', name: 'Nguyễn Văn An' } }]);
  });

  it('keeps the row numbers of the file over empty rows, and fills short rows', async () => {
    expect((await rowsOf(utf8('a,b\n1,2\n\n,\n3\n'))).rows).toEqual([
      { row: 2, cells: { a: '1', b: '2' } },
      { row: 5, cells: { a: '3', b: '' } },
    ]);
  });

  it('may hold signed numbers and lone dashes', async () => {
    expect(await faults(utf8('a,b,c,d\n-5,"-0,25",+84 912 345,-\n'))).toEqual([]);
  });

  it.each<[string, Uint8Array, TableFault]>([
    ['nothing', utf8(''), { code: 'empty' }],
    ['only blanks', utf8(' \n,,\n'), { code: 'empty' }],
    [
      'no code that is known',
      Uint8Array.from([...utf8('a\nđúng\n'), 0xd0, 0xe3, 0x0a]),
      { code: 'bad-encoding', row: 3 },
    ],
    ['a NUL byte', utf8('a,b\n1,long enough text\n2,x\u0000y\n'), { code: 'nul-byte', row: 3 }],
    ['an open quote', utf8('a,b\n1,"x\n2,y\n'), { code: 'bad-quotes', row: 2 }],
    ['a formula', utf8('a,b\n1,=1+1\n'), { code: 'formula', row: 2, column: 2 }],
    ['a formula by plus', utf8('a,b\n1,+A1\n'), { code: 'formula', row: 2, column: 2 }],
    ['a formula by minus', utf8("a\n-1+cmd|' /C calc'!A0\n"), { code: 'formula', row: 2, column: 1 }],
    ['a formula by at', utf8('@a,b\n1,2\n'), { code: 'formula', row: 1, column: 1 }],
    ['the same header twice', utf8('Mã,mã \n1,2\n'), { code: 'duplicate-header', row: 1, column: 2 }],
    ['a cell without a header', utf8('a,b\n1,2,3\n'), { code: 'cell-without-header', row: 2, column: 3 }],
    ['a long cell', utf8(`a\n${'x'.repeat(2001)}\n`), { code: 'cell-too-long', row: 2, column: 1 }],
    [
      'too many columns',
      utf8(Array.from({ length: 201 }, (_, i) => `c${i}`).join(',')),
      { code: 'too-many-columns', row: 1, column: 201 },
    ],
    ['too many rows', utf8('a\n' + '1\n'.repeat(150_000)), { code: 'too-many-rows', row: 150_001 }],
  ])('is refused: %s', async (_name, bytes, fault) => expect((await faults(bytes))[0]).toEqual(fault));

  it('may have 150,000 rows', async () => {
    expect((await rowsOf(utf8('a\n' + '1\n'.repeat(149_999)))).rows).toHaveLength(149_999);
  });

  it('tells of many faults at once, in order, and of no more than a hundred', async () => {
    expect(await faults(utf8('a\n=1\n2\n=3\n'))).toEqual([
      { code: 'formula', row: 2, column: 1 },
      { code: 'formula', row: 4, column: 1 },
    ]);
    expect(await faults(utf8('a\n' + '=1\n'.repeat(500)))).toHaveLength(100);
  });
});

describe('an XLSX file', () => {
  it('is read from its first worksheet, numbers and days as plain text', async () => {
    const bytes = await xlsx([
      ['Mã', 'Tên', 'Số', 'Ngày', 'Nhỏ'],
      ['007', 'Nguyễn', 82.73, new Date('2026-11-28T00:00:00Z'), 1e-7],
    ]);
    expect((await rowsOf(bytes, 'a.xlsx')).rows).toEqual([
      { row: 2, cells: { mã: '007', tên: 'Nguyễn', số: '82.73', ngày: '2026-11-28', nhỏ: '0.0000001' } },
    ]);
  });

  it('shows a number in a column of days as the spreadsheet does, where no calendar has such a day', async () => {
    const cell = { value: 912_345_678_901, type: 'number' as const, style: { numFmt: 'dd/mm/yyyy' } };
    const rows = [
      ['code', 'from_date'],
      ['A', cell.value],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: 'Một', rows, cells: new Map([['1,1', cell]]) }] });
    expect((await rowsOf(bytes, 'a.xlsx')).rows).toEqual([{ row: 2, cells: { code: 'A', from_date: '#####' } }]);
  });

  it('gives the last value of a formula', async () => {
    const rows = [
      ['a', 'b'],
      ['1', 2],
    ];
    expect((await rowsOf(await xlsx(rows, { at: '1,1', text: 'A2+1' }), 'a.xlsx')).rows).toEqual([
      { row: 2, cells: { a: '1', b: '2' } },
    ]);
  });

  it('is refused when it is another kind of file', async () => {
    expect(await faults(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'a.xls')).toEqual([{ code: 'unknown-format' }]);
    expect(await faults(utf8('PK\u0003\u0004 not a zip'), 'a.xlsx')).toEqual([{ code: 'damaged' }]);
    expect(await faults(utf8('%PDF-1.7'), 'a.pdf')).toEqual([{ code: 'unknown-format' }]);
    expect(await faults((await xlsx([['a']])).slice(0, 400), 'a.xlsx')).toEqual([{ code: 'damaged' }]);
  });

  it('is refused unopened when it would unpack to more than 256 MB', async () => {
    expect(await faults(zipOf(300 * 1024 * 1024, deflateRawSync(Buffer.alloc(1000))), 'a.xlsx')).toEqual([
      { code: 'too-big' },
    ]);
  });

  it('is refused when it unpacks to more than it says', async () => {
    const packed = deflateRawSync(Buffer.alloc(50 * 1024 * 1024, ' '));
    expect(await faults(zipOf(100, packed), 'a.xlsx')).toEqual([{ code: 'damaged' }]);
    expect(await faults(zipOf(0, packed), 'a.xlsx')).toEqual([{ code: 'damaged' }]);
  });
});

/** A zip of one entry that states the given unpacked size, whatever it holds. */
function zipOf(stated: number, packed: Uint8Array): Uint8Array {
  const name = Buffer.from('[Content_Types].xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(stated, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(stated, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, name, packed, entry, name, end]));
}
