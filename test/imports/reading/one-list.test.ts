import { writeOds, writeXlsx } from 'hucre';
import { readRaw } from '../../../src/imports/reading/read-raw.js';
import type { RawFile } from '../../../src/imports/reading/raw-file.js';
import { inWindows1258, latinBytes, tcvn3Letters, vniLetters } from '../../support/old-vietnamese.js';
import { oldXlsFile, xlsFile } from '../../support/xls-file.js';

const LIST = [
  ['Mã', 'Họ và tên', 'Chức vụ', 'Ghi chú'],
  ['01234', 'Nguyễn Văn Tuấn', 'Chủ tịch UBND', 'giữ chức từ "khóa trước"; còn'],
  ['01235', 'Trần Thị Hà', 'Trưởng phòng Kinh tế, Hạ tầng', 'dòng một\ndòng hai'],
  ['01236', 'Lê Hoàng Quý', 'Phó Trưởng phòng', ''],
];
const WANTED = LIST.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));

const delimited = (delimiter: string, end = '\n') =>
  LIST.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(end) + end;
const utf8 = (text: string) => new TextEncoder().encode(text);
const wide = (text: string, big = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const page = (list: readonly string[][]) =>
  `<html><head><style>td { color: red }</style></head><body><h3>Danh sách</h3><table>${list
    .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell).replaceAll('\n', '<br>\n  ')}</td>`).join('\n')}</tr>`)
    .join('\n')}</table></body></html>`;
const spreadsheetml = (list: readonly string[][]) =>
  `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Một"><Table>${list
    .map(
      (row) =>
        `<Row>${row.map((cell) => `<Cell><Data ss:Type="String">${escaped(cell).replaceAll('\n', '&#10;')}</Data></Cell>`).join('')}</Row>`,
    )
    .join('')}</Table></Worksheet></Workbook>`;
const tcvn3 = LIST.map((row) => row.map(tcvn3Letters));

const FORMS: [string, () => Uint8Array | Promise<Uint8Array>, Partial<RawFile>][] = [
  ['commas', () => utf8(delimited(',')), { encoding: 'utf-8' }],
  ['semicolons and a mark of UTF-8', () => utf8('\ufeff' + delimited(';', '\r\n')), { encoding: 'utf-8' }],
  ['a quoted line that says the delimiter', () => utf8('"sep=;"\r\n' + delimited(';', '\r\n')), { encoding: 'utf-8' }],
  ['bars', () => utf8(delimited('|')), { encoding: 'utf-8' }],
  ['old line ends', () => utf8(delimited(',', '\r')), { encoding: 'utf-8' }],
  ['a line that says the delimiter', () => utf8('sep=|\r\n' + delimited('|', '\r\n')), { encoding: 'utf-8' }],
  ['decomposed letters', () => utf8(delimited(',').normalize('NFD')), { encoding: 'utf-8' }],
  ['Unicode Text of a spreadsheet', () => wide('\ufeff' + delimited('\t', '\r\n')), { encoding: 'utf-16' }],
  ['UTF-16 the other way round', () => wide('\ufeff' + delimited('\t'), true), { encoding: 'utf-16' }],
  ['UTF-16 without its mark', () => wide(delimited(',')), { encoding: 'utf-16' }],
  ['UTF-16 the other way round without its mark', () => wide(delimited(','), true), { encoding: 'utf-16' }],
  ['Windows-1258', () => inWindows1258(delimited(',')), { encoding: 'windows-1258' }],
  ['TCVN3', () => latinBytes(tcvn3Letters(delimited(','))), { encoding: 'tcvn3' }],
  ['TCVN3 as UTF-8', () => utf8(tcvn3Letters(delimited(','))), { encoding: 'tcvn3' }],
  ['TCVN3 as UTF-16', () => wide('\ufeff' + tcvn3Letters(delimited('\t'))), { encoding: 'tcvn3' }],
  ['VNI', () => latinBytes(vniLetters(delimited(';'))), { encoding: 'vni' }],
  ['VNI as UTF-8', () => utf8(vniLetters(delimited(';'))), { encoding: 'vni' }],
  ['XLSX', () => writeXlsx({ sheets: [{ name: 'Một', rows: LIST }] }), { format: 'xlsx' }],
  [
    'XLSX with texts in its cells',
    () => writeXlsx({ sheets: [{ name: 'Một', rows: LIST }], stringMode: 'inline' }),
    { format: 'xlsx' },
  ],
  [
    'XLSX in TCVN3',
    () => writeXlsx({ sheets: [{ name: 'Một', rows: LIST.map((row) => row.map(tcvn3Letters)) }] }),
    { format: 'xlsx', encoding: 'tcvn3' },
  ],
  [
    'XLSX in VNI',
    () => writeXlsx({ sheets: [{ name: 'Một', rows: LIST.map((row) => row.map(vniLetters)) }] }),
    { format: 'xlsx', encoding: 'vni' },
  ],
  ['XLS', () => xlsFile({ worksheets: [{ name: 'Một', rows: LIST }] }), { format: 'xls' }],
  [
    'XLS with its texts cut into many records',
    () => xlsFile({ worksheets: [{ name: 'Một', rows: LIST }], recordSize: 21 }),
    { format: 'xls' },
  ],
  [
    'XLS with texts of their own',
    () =>
      xlsFile({
        worksheets: [{ name: 'Một', rows: LIST.map((row) => row.map((value) => ({ value, own: true as const }))) }],
      }),
    { format: 'xls' },
  ],
  ['XLS in TCVN3', () => xlsFile({ worksheets: [{ name: 'Một', rows: tcvn3 }] }), { format: 'xls', encoding: 'tcvn3' }],
  [
    'XLS of Excel 95 in Windows-1258',
    () =>
      oldXlsFile(
        LIST.map((row) => row.map(inWindows1258)),
        1258,
      ),
    { format: 'xls' },
  ],
  [
    'XLS of Excel 95 in TCVN3',
    () =>
      oldXlsFile(
        tcvn3.map((row) => row.map(latinBytes)),
        1258,
        '.VnTime',
      ),
    { format: 'xls', encoding: 'tcvn3' },
  ],
  ['ODS', () => writeOds({ sheets: [{ name: 'Một', rows: LIST }] }), { format: 'ods' }],
  ['ODS in TCVN3', () => writeOds({ sheets: [{ name: 'Một', rows: tcvn3 }] }), { format: 'ods', encoding: 'tcvn3' }],
  ['a page', () => utf8(page(LIST)), { format: 'html', encoding: 'utf-8' }],
  ['a page in UTF-16', () => wide('\ufeff' + page(LIST)), { format: 'html', encoding: 'utf-16' }],
  ['a page in Windows-1258', () => inWindows1258(page(LIST)), { format: 'html', encoding: 'windows-1258' }],
  [
    'a page in TCVN3',
    () => latinBytes(page(tcvn3).replace('Danh sách', 'Danh s¸ch')),
    { format: 'html', encoding: 'tcvn3' },
  ],
  ['a workbook as XML', () => utf8(spreadsheetml(LIST)), { format: 'xls' }],
  ['a workbook as XML in UTF-16', () => wide('\ufeff' + spreadsheetml(LIST)), { format: 'xls' }],
];

describe('one list in many forms', () => {
  it.each(FORMS)('has the same cells: %s', async (_name, make, told) => {
    const { worksheets, ...file } = await readRaw(await make(), 'danh-sach.xls');
    expect(file).toMatchObject(told);
    expect(worksheets).toHaveLength(1);
    expect(worksheets[0]!.rows).toEqual(WANTED);
  });
});
