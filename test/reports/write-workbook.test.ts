import { readXlsx, type Sheet as ReadSheet } from 'hucre';
import { writeWorkbook } from '../../src/worksheets/write-workbook.js';
import type { Worksheet, WorksheetValue } from '../../src/worksheets/workbook.js';

const WORKSHEET: Worksheet = {
  name: 'Tháng 11/2026',
  titles: ['Kết quả tháng 11/2026', 'Phường Mẫu · phiên bản 3'],
  columns: [
    { header: 'Họ và tên', width: 28, type: 'text' },
    { header: 'Điểm được duyệt', width: 12, type: 'number', format: '0.00' },
    { header: 'Ngày duyệt', width: 12, type: 'date' },
  ],
  rows: [
    { group: 'Bộ phận Một cửa' },
    { cells: ['Nguyễn Văn Mẫu', '82.73', '2026-11-28'] },
    { total: true, cells: ['Trung bình', '89.995', null] },
  ],
  notes: ['Còn thiếu: 1 phiếu.'],
};

async function written(worksheet: Partial<Worksheet>): Promise<ReadSheet> {
  const bytes = await writeWorkbook({ worksheets: [{ ...WORKSHEET, ...worksheet }] });
  return (await readXlsx(bytes, { readStyles: true })).sheets[0]!;
}

async function firstCells(...cells: WorksheetValue[]) {
  const evaluation = await written({ titles: [], notes: [], rows: [{ cells }] });
  return { values: evaluation.rows[1]!, evaluation };
}

describe('a workbook', () => {
  it('has titles, header, rows and notes in Vietnamese', async () => {
    const { rows } = await written({});
    expect(rows.map((row) => row[0])).toEqual([
      'Kết quả tháng 11/2026',
      'Phường Mẫu · phiên bản 3',
      null,
      'Họ và tên',
      'Bộ phận Một cửa',
      'Nguyễn Văn Mẫu',
      'Trung bình',
      null,
      'Còn thiếu: 1 phiếu.',
    ]);
  });

  it('holds numbers as numbers and days as days', async () => {
    const { values } = await firstCells('x', '82.73', '2026-11-28');
    expect(values).toEqual(['x', 82.73, new Date('2026-11-28T00:00:00Z')]);
  });

  it.each(['0.1', '89.995', '100', '-0.0001', '999999999999.999'])(
    'reads back the number %s digit for digit',
    async (text) => {
      expect(String((await firstCells('x', text)).values[1])).toBe(text);
    },
  );

  it.each(['1234567890123.1234', '82,73', '1e5', 'chờ', '–', 'NaN'])(
    'keeps %s as text in a column of numbers',
    async (text) => {
      expect((await firstCells('x', text)).values[1]).toBe(text);
    },
  );

  it.each(['=1+1', '+84', '-5 điểm', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")'])(
    'stores %j as text, never as a formula',
    async (text) => {
      const { values, evaluation } = await firstCells(text);
      expect(String(values[0]).replace('\r', '')).toBe(text.replace('\r', ''));
      const cell = evaluation.cells?.get('1,0');
      expect(cell?.formula).toBeUndefined();
      expect(cell?.type ?? 'string').toBe('string');
      expect(cell?.style?.numFmt).toBe('@');
    },
  );

  it('freezes and repeats its header, and prints on A4 across, one page wide', async () => {
    const evaluation = await written({});
    expect(evaluation.freezePane?.rows).toBe(4);
    expect(evaluation.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$4:$4',
    });
  });

  it('gives each worksheet a name that spreadsheets take', async () => {
    const worksheets = ['Một [cửa]: tháng 11/2026 của phường Mẫu', 'một  cửa ', "'", 'Lặp', 'lặp'].map((name) => ({
      ...WORKSHEET,
      name,
    }));
    const names = (await readXlsx(await writeWorkbook({ worksheets }))).sheets.map((evaluation) => evaluation.name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });
});
