import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx, type Cell, type WriteSheet } from 'hucre';
import { readRaw } from '../../../src/imports/reading/read-raw.js';
import { oleFile, xlsFile } from '../../support/xls-file.js';

const LOOKS = [
  { font: 0 },
  { format: 'dd/mm/yyyy' },
  { format: 'dd/mm/yyyy hh:mm' },
  { format: 'h:mm' },
  { indent: 2 },
  { font: 1 },
  { font: 2 },
  { font: 5 },
  { format: '#,##0 "đ"' },
  { format: '00000' },
];
const FONTS = ['Arial', '.VnTime', '.VnTimeH', 'Calibri', 'Times New Roman', 'VNI-Times'];
interface Given {
  value: string | number | boolean;
  look?: number;
  formula?: true;
}

/** The same cells in a column of an .xlsx and of an .xls workbook. */
const CELLS: [string, Given, string | number][] = [
  ['a day', { value: 45_839, look: 1 }, '2025-07-01'],
  ['a day with a time', { value: 45_839 + 8.5 / 24, look: 2 }, '2025-07-01 08:30'],
  ['a time', { value: 8.5 / 24, look: 3 }, '08:30'],
  ['the last day of 1899', { value: 1, look: 1 }, '1900-01-01'],
  ['the first of March 1900', { value: 61, look: 1 }, '1900-03-01'],
  ['no day of any calendar', { value: 912_345_678, look: 1 }, '#####'],
  ['a day before all calendars', { value: -3, look: 1 }, '#####'],
  ['a number that looks like a day', { value: 45_839 }, 45_839],
  ['an amount', { value: 1_500_000, look: 8 }, 1_500_000],
  ['a number with digits that nobody wrote', { value: 0.1 + 0.2 }, 0.3],
  ['a small number', { value: 1e-7 }, 1e-7],
  ['a negative number', { value: -12.25 }, -12.25],
  ['a long whole number', { value: 1_234_567_890 }, 1_234_567_890],
  ['a code with noughts', { value: '00123' }, '00123'],
  ['a code whose noughts are its format’s', { value: 123, look: 9 }, '00123'],
  ['a part of a number in that format', { value: 12.5, look: 9 }, 12.5],
  ['a formula’s number', { value: 7.5, formula: true }, 7.5],
  ['a formula’s text', { value: 'Trưởng phòng', formula: true }, 'Trưởng phòng'],
  ['a formula’s day', { value: 45_839, look: 1, formula: true }, '2025-07-01'],
  ['yes', { value: true }, 'TRUE'],
  ['no', { value: false }, 'FALSE'],
  ['an error', { value: '#REF!' }, '#REF!'],
  ['an indent', { value: 'Văn phòng', look: 4 }, '    Văn phòng'],
  ['spaces before', { value: '  \u00a0Chi bộ 1  ' }, '   Chi bộ 1'],
  ['a word in an old font', { value: 'Bê', look: 5 }, 'Bờ'],
  ['capitals by the font', { value: 'danh s¸ch', look: 6 }, 'DANH SÁCH'],
  ['a word in a font of VNI', { value: 'Bó', look: 7 }, 'Bĩ'],
  ['the same word in another font', { value: 'Bê' }, 'Bê'],
  ['Unicode in an old font', { value: 'Nguyễn Hà', look: 5 }, 'Nguyễn Hà'],
  ['letters within Latin in an old font', { value: 'Hà', look: 5 }, 'Hà'],
];

function xlsxCell({ value, look = 0, formula }: Given): Cell {
  const { font = 0, format, indent } = LOOKS[look]!;
  const style = {
    font: { name: FONTS[font] },
    ...(format && { numFmt: format }),
    ...(indent && { alignment: { indent } }),
  };
  if (formula) return { value, type: 'formula', formula: 'A9', formulaResult: value, style } as Cell;
  return { value, type: typeof value as 'string', style } as Cell;
}

const column = (cells: readonly Given[]): WriteSheet => ({
  name: 'Một',
  rows: cells.map(({ value }) => [value]),
  cells: new Map(cells.map((cell, at) => [`${at},0`, xlsxCell(cell)])),
});
const first = async (bytes: Uint8Array) => (await readRaw(bytes, 'a.xls')).worksheets[0]!.rows.map(([cell]) => cell);

describe('the cells of a workbook', () => {
  const given = CELLS.map(([, cell]) => cell);
  const wanted = CELLS.map(([name, , cell]) => [name, cell]);
  const named = (cells: (string | number | undefined)[]) => CELLS.map(([name], at) => [name, cells[at]]);

  it('are read out of an .xlsx file', async () => {
    expect(named(await first(await writeXlsx({ sheets: [column(given)] })))).toEqual(wanted);
  });

  it('are read out of an .xls file', async () => {
    const rows = given.map((cell) => [cell]);
    expect(named(await first(xlsFile({ fonts: FONTS, looks: LOOKS, worksheets: [{ name: 'Một', rows }] })))).toEqual(
      wanted,
    );
  });

  it('are a formula itself where it was never reckoned, and nothing where its result is no text', async () => {
    const cells =
      '<row r="1"><c r="A1"><f>Ten!A1</f></c><c r="B1"><f>A1&amp;"x"</f><v></v></c><c r="C1" t="str"><f>IF(1,"","x")</f><v></v></c><c r="D1"><f t="shared" si="0"/></c><c r="E1"><f>6/2</f><v>3</v></c><c r="F1"/></row>';
    const files = unzipSync(await writeXlsx({ sheets: [{ name: 'Một', rows: [['x']] }] }));
    const path = Object.keys(files).find((name) => name.endsWith('worksheets/sheet1.xml'))!;
    const sheet = strFromU8(files[path]!).replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${cells}</sheetData>`);
    const read = await readRaw(zipSync({ ...files, [path]: strToU8(sheet) }), 'a.xlsx');
    expect(read.worksheets[0]!.rows).toEqual([['=Ten!A1', '=A1&"x"', '', '=', 3]]);
  });

  it('have their days by the calendar of the file', async () => {
    const day = { value: 45_839 - 1462, look: 1 };
    expect(await first(await writeXlsx({ sheets: [column([day])], dateSystem: '1904' }))).toEqual(['2025-07-01']);
    expect(
      await first(xlsFile({ looks: LOOKS, from1904: true, worksheets: [{ name: 'Một', rows: [[day]] }] })),
    ).toEqual(['2025-07-01']);
  });

  it('are in Unicode in an old font where the others are', async () => {
    const cells = ['Lê', 'Nguyễn', 'Trần', 'Đức', 'Bê'].map((value) => ({ value, look: 5 }));
    const rows = cells.map((cell) => [cell]);
    const read = await first(xlsFile({ fonts: FONTS, looks: LOOKS, worksheets: [{ name: 'Một', rows }] }));
    expect(read).toEqual(['Lê', 'Nguyễn', 'Trần', 'Đức', 'Bê']);
  });

  it('may be errors and formulas of them', async () => {
    const rows = [
      [{ error: 0x2a }],
      [{ error: 0x17, formula: true as const }],
      [{ value: false, formula: true as const }],
    ];
    expect(await first(xlsFile({ worksheets: [{ name: 'Một', rows }] }))).toEqual(['#N/A', '#REF!', 'FALSE']);
  });
});

describe('the worksheets of a workbook', () => {
  const rows = [
    ['Đơn vị', 'Họ tên'],
    ['Văn phòng', 'Một'],
    ['', 'Hai'],
  ];
  const wanted = [
    {
      name: 'Hiện',
      rows: [
        ['Đơn vị', 'Họ tên'],
        ['Văn phòng', 'Một'],
        ['Văn phòng', 'Hai'],
      ],
    },
    { name: 'Ẩn', hidden: true, rows: [[], [], ['', 'x']] },
  ];

  it('are all read, hidden ones marked, a merged value in each of its rows', async () => {
    const hidden = [[], [], ['', 'x']];
    const xlsx = await writeXlsx({
      sheets: [
        { name: 'Hiện', rows, merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }] },
        { name: 'Ẩn', rows: hidden, hidden: true },
      ],
    });
    expect((await readRaw(xlsx, 'a.xlsx')).worksheets).toEqual(wanted);
    const xls = xlsFile({
      worksheets: [
        { name: 'Hiện', rows, merged: [[1, 2, 0, 0]] },
        { name: 'Ẩn', rows: hidden, hidden: true },
      ],
    });
    expect((await readRaw(xls, 'a.xls')).worksheets).toEqual(wanted);
    expect((await readRaw(odsOf(ODS), 'a.ods')).worksheets).toEqual(wanted);
    expect((await readRaw(strToU8(SPREADSHEETML), 'a.xls')).worksheets).toEqual(wanted);
  });

  it('of an .ods file have groups, repeated cells, indents, fonts, notes and days', async () => {
    const { worksheets, encoding } = await readRaw(odsOf(ODS_CELLS), 'a.ods');
    expect(encoding).toBe('tcvn3');
    expect(worksheets[0]!.rows).toEqual([
      ['Mã', 'x', 'x', '', '2025-07-01 08:30'],
      ['    Bờ', 1.5, 'một\nhai   ba'],
      ['Bờ x', '#VALUE!', '007'],
      ['Bê', '08:30', 'TRUE'],
      ['Bê', '08:30', 'TRUE'],
    ]);
  });

  it('are told of as locked where the file has a password', async () => {
    const locked = { fault: { code: 'encrypted' } };
    const password = { encryption: { password: 'mở ra', spinCount: 1000 } };
    const xlsx = await writeXlsx({ sheets: [{ name: 'Một', rows: [['x']] }], ...password });
    await expect(readRaw(xlsx, 'a.xlsx')).rejects.toMatchObject(locked);
    const xls = xlsFile({ worksheets: [{ name: 'Một', rows: [['x']] }], password: true });
    await expect(readRaw(xls, 'a.xls')).rejects.toMatchObject(locked);
    const ods = odsOf(ODS, '<manifest><file-entry><encryption-data/></file-entry></manifest>');
    await expect(readRaw(ods, 'a.ods')).rejects.toMatchObject(locked);
  });

  it.each([
    ['a letter of Word', oleFile({ WordDocument: new Uint8Array(5000) }), 'a.doc'],
    [
      'a new letter of Word',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }),
      'a.docx',
    ],
    [
      'a text of OpenDocument',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<a/>') }),
      'a.odt',
    ],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'anh.xlsx'],
    ['a page without a table', strToU8('<html><body><p>Xin chào</p></body></html>'), 'a.xls'],
    ['any other XML', strToU8('<?xml version="1.0"?><a><b/></a>'), 'a.xml'],
    ['a letter', strToU8('Kính gửi'), 'thu.docx'],
  ])('are not in %s', async (_name, bytes, fileName) => {
    await expect(readRaw(bytes, fileName)).rejects.toMatchObject({ fault: { code: 'unknown-format' } });
  });
});

const ODS = `<a:automatic-styles><s:style s:name="ta1" s:family="table"><s:table-properties t:display="false"/></s:style></a:automatic-styles>
<a:body><a:spreadsheet>
<t:table t:name="Hiện"><t:table-header-rows><t:table-row>${cellOf('Đơn vị')}${cellOf('Họ tên')}</t:table-row></t:table-header-rows>
<t:table-row>${cellOf('Văn phòng', 't:number-rows-spanned="2"')}${cellOf('Một')}</t:table-row>
<t:table-row><t:covered-table-cell><x:p>khuất</x:p></t:covered-table-cell>${cellOf('Hai')}</t:table-row>
<t:table-row t:number-rows-repeated="1048570"><t:table-cell t:number-columns-repeated="16384"/></t:table-row></t:table>
<t:table t:name="Ẩn" t:style-name="ta1"><t:table-row t:number-rows-repeated="2"><t:table-cell/></t:table-row>
<t:table-row><t:table-cell/>${cellOf('x')}</t:table-row></t:table></a:spreadsheet></a:body>`;

const SPREADSHEETML = `<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Hiện"><Table><Row><Cell><Data ss:Type="String">Đơn vị</Data></Cell><Cell><Data ss:Type="String">Họ tên</Data></Cell></Row>
<Row><Cell ss:MergeDown="1"><Data ss:Type="String">Văn phòng</Data></Cell><Cell><Data ss:Type="String">Một</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">Hai</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table><Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">x</Data></Cell></Row></Table>
<WorksheetOptions><Visible>${'Sheet'}Hidden</Visible></WorksheetOptions></Worksheet></Workbook>`;

const ODS_CELLS = `<a:font-face-decls><s:font-face s:name="F1" v:font-family="&apos;.VnTime&apos;"/></a:font-face-decls>
<a:automatic-styles><s:style s:name="ce1" s:family="table-cell" s:parent-style-name="old"><s:paragraph-properties f:margin-left="0.706cm"/></s:style><s:style s:name="T1" s:family="text"><s:text-properties s:font-name="F1"/></s:style></a:automatic-styles>
<a:body><a:spreadsheet><t:table t:name="Một"><t:table-column t:default-cell-style-name="ce0"/><t:table-row-group>
<t:table-row>${cellOf('Mã')}${cellOf('x', 't:number-columns-repeated="2"')}<t:table-cell/><t:table-cell a:value-type="date" a:date-value="2025-07-01T08:30:00"><x:p>hôm nọ</x:p></t:table-cell></t:table-row></t:table-row-group>
<t:table-row>${cellOf('Bê', 't:style-name="ce1"')}<t:table-cell a:value-type="float" a:value="1.5"><x:p>1,5</x:p></t:table-cell>
<t:table-cell a:value-type="string"><a:annotation><x:p>ghi chú</x:p></a:annotation><x:p>một</x:p><x:p>hai<x:s x:c="3"/><x:span x:style-name="none">ba</x:span></x:p></t:table-cell></t:table-row>
<t:table-row><t:table-cell a:value-type="string"><x:p><x:span x:style-name="T1">Bê</x:span> x</x:p></t:table-cell><t:table-cell a:value-type="string" c:value-type="error"><x:p>Err:510</x:p></t:table-cell><t:table-cell a:value-type="float" a:value="7"><x:p>007</x:p></t:table-cell></t:table-row>
<t:table-row t:number-rows-repeated="2">${cellOf('Bê')}<t:table-cell a:value-type="time" a:time-value="PT08H30M00S"/><t:table-cell a:value-type="boolean" a:boolean-value="true"/></t:table-row>
</t:table></a:spreadsheet></a:body>`;

function cellOf(text: string, attributes = ''): string {
  return `<t:table-cell a:value-type="string" ${attributes}><x:p>${text}</x:p></t:table-cell>`;
}

function odsOf(content: string, manifest = '<manifest/>'): Uint8Array {
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(`<?xml version="1.0"?><a:document-content>${content}</a:document-content>`),
    'styles.xml': strToU8(
      '<a:document-styles><s:style s:name="old" s:family="table-cell"><s:text-properties s:font-name="F1"/></s:style></a:document-styles>',
    ),
    'META-INF/manifest.xml': strToU8(manifest),
  });
}
