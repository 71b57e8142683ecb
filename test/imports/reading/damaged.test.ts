import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeOds, writeXlsx } from 'hucre';
import { readRaw } from '../../../src/imports/reading/read-raw.js';
import { UnreadableFile } from '../../../src/imports/table.js';
import { xlsFile } from '../../support/xls-file.js';

const ROWS = Array.from({ length: 40 }, (_, at) => [
  `M${at}`,
  'Nguyễn Văn Tuấn',
  'Trưởng phòng',
  at,
  at / 7,
  'ghi chú dài',
]);
const utf8 = (text: string) => new TextEncoder().encode(text);
const FILES: [string, () => Promise<Uint8Array> | Uint8Array][] = [
  [
    'xlsx',
    () =>
      writeXlsx({
        sheets: [{ name: 'Một', rows: ROWS, merges: [{ startRow: 1, endRow: 9, startCol: 0, endCol: 1 }] }],
      }),
  ],
  ['ods', () => writeOds({ sheets: [{ name: 'Một', rows: ROWS }] })],
  ['xls', () => xlsFile({ worksheets: [{ name: 'Một', rows: ROWS, merged: [[1, 9, 0, 1]] }], recordSize: 200 })],
  ['csv', () => utf8(ROWS.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n'))],
  ['html', () => utf8(`<table>${ROWS.map((row) => `<tr><td rowspan=2>${row.join('<td>')}`).join('')}</table>`)],
];

/** What became of a file: it was read, or why not; anything else that is thrown is a fault of the reader. */
async function outcome(bytes: Uint8Array, fileName: string): Promise<string> {
  const from = performance.now();
  try {
    await readRaw(bytes, fileName);
    return within(from, 'read');
  } catch (error) {
    if (error instanceof UnreadableFile) return within(from, error.fault.code);
    throw error;
  }
}

function within(from: number, told: string): string {
  const took = performance.now() - from;
  if (took > 5000) throw new Error(`took ${took} ms`);
  return told;
}

describe.each(FILES)('a damaged file: %s', (kind, make) => {
  let whole: Uint8Array;
  beforeAll(async () => {
    whole = await make();
    expect(await outcome(whole, `a.${kind}`)).toBe('read');
  });

  it('that is cut off is told of, and never more than that', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        await outcome(whole.subarray(0, length), `a.${kind}`);
      }),
      { numRuns: 120 },
    );
  });

  it('that has wrong bytes is told of, and never more than that', async () => {
    const place = fc.oneof(fc.nat(whole.length - 1), fc.nat(600));
    const wrong = fc.array(fc.tuple(place, fc.oneof(fc.nat(255), fc.constantFrom(0, 0xff))), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(wrong, async (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        await outcome(bytes, `a.${kind}`);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a damaged part of a whole zip', () => {
  it('is told of, and never more than that', async () => {
    const whole = unzipSync(await writeXlsx({ sheets: [{ name: 'Một', rows: ROWS }] }));
    const parts = Object.keys(whole).filter((name) => name.endsWith('.xml') || name.endsWith('.rels'));
    const wrong = fc.array(fc.tuple(fc.nat(3000), fc.constantFrom(...'<>"\'/&;=[]!? \u0000x9'.split(''))), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), wrong, async (part, changes) => {
        const bytes = whole[part]!.slice();
        for (const [at, letter] of changes) bytes[at % bytes.length] = letter.charCodeAt(0);
        await outcome(zipSync({ ...whole, [part]: bytes }, { level: 0 }), 'a.xlsx');
      }),
      { numRuns: 300 },
    );
  });
});

describe('any bytes at all', () => {
  it('are told of', async () => {
    const starts = [[], [0xd0, 0xcf, 0x11, 0xe0], [0x50, 0x4b, 3, 4], [0x3c], [0xff, 0xfe]];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 4000 }), async (start, rest) => {
        await outcome(Uint8Array.from([...start, ...rest]), 'a.xls');
      }),
      { numRuns: 500 },
    );
  });
});

describe('a file that would grow', () => {
  const ods = (rows: string) =>
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(`<d><body><spreadsheet><table name="a">${rows}</table></spreadsheet></body></d>`),
    });
  const cell = '<table-cell value-type="string"><p>x</p></table-cell>';

  it.each([
    ['rows that stand for many', ods(`<table-row number-rows-repeated="1000000">${cell}</table-row>`), 'too-many-rows'],
    [
      'cells that stand for many',
      ods(
        `<table-row><table-cell number-columns-repeated="9999" value-type="string"><p>x</p></table-cell></table-row>`,
      ),
      'too-many-columns',
    ],
    [
      'both',
      ods(
        `<table-row number-rows-repeated="149999"><table-cell number-columns-repeated="199" value-type="string"><p>x</p></table-cell></table-row>`,
      ),
      'too-big',
    ],
    [
      'entities of its own',
      utf8(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
      'damaged',
    ],
    ['a cell of a whole book', utf8(`a,b\nx,${'y'.repeat(2001)}`), 'cell-too-long'],
    [
      'cells that reach over all rows',
      utf8(`<table>${'<tr>' + '<td rowspan=150000 colspan=200>a'.repeat(50)}</table>`),
      'too-many-columns',
    ],
    ['tables in tables', utf8('<table><tr><td>'.repeat(20_000)), 'empty'],
  ])('is stopped: %s', async (_name, bytes, code) => expect(await outcome(bytes, 'a.xls')).toBe(code));

  it('is stopped: one text in very many cells', async () => {
    const rows = Array.from({ length: 1000 }, () => Array.from({ length: 100 }, () => 'y'.repeat(1999)));
    expect(await outcome(await writeXlsx({ sheets: [{ name: 'Một', rows }] }), 'a.xlsx')).toBe('too-big');
  });
});
