import { CATALOGUE_FIELDS } from '../../src/catalogue/import/catalogue-fields.js';
import { proposeColumns } from '../../src/imports/layout/columns.js';
import { mappingFor, type Mapping } from '../../src/catalogue/import/mapping.js';
import { planImport, type Plan } from '../../src/catalogue/import/plan.js';
import { readWorksheets } from '../../src/catalogue/import/read-worksheets.js';
import { readFactor } from '../../src/catalogue/product.js';
import type { TextWorksheet } from '../../src/imports/text-worksheet.js';
import { manyGroups, oddFile } from './odd-file.js';

let worksheets: TextWorksheet[];
let mapping: Mapping;
let plan: Plan;

beforeAll(async () => {
  worksheets = (await readWorksheets(await oddFile(), 'le.xlsx')).worksheets!;
  mapping = mappingFor(worksheets, null);
  plan = planImport(worksheets, mapping, [], 5);
});

const faultsOf = (worksheet: number, row: number) =>
  plan.outcomes.find((one) => one.worksheet === worksheet && one.row === row)!.faults.map(({ code }) => code);
const productOf = (code: string) => plan.products.find((product) => product.code === code);

describe('a file as its authors left it', () => {
  it('has an outcome for every row of every worksheet, and counts that add up', () => {
    expect(plan.worksheets.map(({ rows, counts }) => ({ rows, ...counts }))).toEqual([
      { rows: 6, imported: 0, title: 0, heading: 0, subheading: 0, blank: 0, refused: 0, 'left-out': 6 },
      { rows: 6, imported: 2, title: 3, heading: 1, subheading: 0, blank: 0, refused: 0, 'left-out': 0 },
      { rows: 17, imported: 4, title: 1, heading: 3, subheading: 2, blank: 2, refused: 5, 'left-out': 0 },
    ]);
    for (const { rows, counts } of plan.worksheets)
      expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(rows);
    expect(plan.outcomes).toHaveLength(29);
  });

  it('says why a row is refused, with the row numbers of the worksheet', () => {
    expect([8, 9, 13, 14, 15].map((row) => [row, faultsOf(2, row)])).toEqual([
      [8, ['code-missing']],
      [9, ['duplicate']],
      [13, ['factor-missing']],
      [14, ['factor-not-a-number']],
      [15, ['factor-decimals']],
    ]);
    expect(plan.outcomes.find((one) => one.worksheet === 2 && one.row === 9)!.faults[0]).toMatchObject({
      value: 'LD.01',
      worksheet: 'PL II - Lanh dao QL',
      row: 5,
    });
  });

  it('warns of a factor that is not points over the standard, and of points outside the group', () => {
    expect(mapping.standardPoints).toBe('5');
    expect(plan.outcomes.find((one) => one.code === 'KT.04')!.warnings).toEqual([
      { code: 'factor-differs', value: '7', expected: '12' },
      { code: 'outside-frame', value: '60', expected: '11–50' },
    ]);
    expect(plan.outcomes.find((one) => one.code === 'KT.05')!.warnings).toEqual([
      { code: 'same-words', value: 'KT.04', worksheet: 'PL III - Theo phong', row: 16 },
    ]);
  });

  it('takes the place from the sub-heading, the group from the merged cell, the factor from the formula’s result', () => {
    expect(productOf('VP.01')).toMatchObject({ place: 'Văn phòng', factor: '1', points: '5', leading: false });
    expect(productOf('VP.02')).toMatchObject({ place: 'Văn phòng', groupCode: 'N1', factor: '1.6' });
    expect(productOf('KT.05')).toMatchObject({ place: 'Phòng Kinh tế', groupCode: 'N2' });
    expect(productOf('LD.01')).toMatchObject({
      place: '',
      leading: true,
      factor: '9',
      task: 'Phân công việc trong tuần',
    });
    expect(plan.groups.map(({ code, from, to }) => [code, from, to])).toEqual([
      ['N2', '11', '50'],
      ['N1', '1', '10'],
    ]);
  });

  it('counts groups with those of the draft: five at most', async () => {
    const six = (await readWorksheets(await manyGroups(6), 'sau.xlsx')).worksheets!;
    const five = (await readWorksheets(await manyGroups(5), 'nam.xlsx')).worksheets!;
    expect(planImport(six, mappingFor(six, null), [], 5).tooManyGroups).toBe(true);
    expect(planImport(five, mappingFor(five, null), [], 5).tooManyGroups).toBe(false);
    expect(planImport(five, mappingFor(five, null), [{ code: 'A', name: 'A' }], 5).tooManyGroups).toBe(true);
  });

  it('knows a worksheet again by its header’s words', () => {
    const changed = {
      ...mapping,
      worksheets: mapping.worksheets.map((one, at) =>
        at === 2 ? { ...one, columns: { ...one.columns, detail: 4, output: 3 } } : one,
      ),
    };
    expect(mappingFor(worksheets, changed).worksheets[2]!.columns).toMatchObject({ detail: 4, output: 3 });
    expect(
      mappingFor(worksheets, { ...changed, worksheets: changed.worksheets.map((one) => ({ ...one, words: 'khac' })) })
        .worksheets[2]!.columns,
    ).toEqual(mapping.worksheets[2]!.columns);
  });
});

describe('what is typed and what is written', () => {
  it.each([
    ['1', '1'],
    ['1.600', '1.6'],
    ['0.125', '0.125'],
    ['12.0', '12'],
  ])('keeps the factor %s as %s', (text, kept) => expect(readFactor(text)).toEqual({ value: kept }));

  it.each([
    ['', 'missing'],
    ['0', 'not-positive'],
    ['-1', 'not-positive'],
    ['0.1234', 'decimals'],
    ['1e3', 'not-a-number'],
    ['9999999', 'too-big'],
  ])('refuses the factor “%s”: %s', (text, fault) => expect(readFactor(text)).toEqual({ fault }));

  it('guesses the columns of a worksheet that has an office’s column', () => {
    const header = [
      'STT',
      'Mã CV',
      'Phòng, ban chuyên môn',
      'Nhiệm vụ',
      'Công việc chi tiết',
      'Sản phẩm đầu ra',
      'Nhóm',
      'Khung điểm',
      'Điểm chấm',
      'Hệ số quy đổi',
      'Ghi chú',
    ];
    expect(proposeColumns(header, CATALOGUE_FIELDS)).toEqual({
      code: 1,
      place: 2,
      task: 3,
      detail: 4,
      output: 5,
      group: 6,
      frame: 7,
      points: 8,
      factor: 9,
      note: 10,
    });
  });

  it('refuses what is no table', async () => {
    const text = (body: string) => new TextEncoder().encode(body);
    expect((await readWorksheets(text('không phải bảng'), 'a.docx')).fault).toEqual({ code: 'unknown-format' });
    expect((await readWorksheets(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'a.xlsx')).fault).toEqual({
      code: 'damaged',
    });
    expect((await readWorksheets(text(''), 'a.csv')).fault).toEqual({ code: 'empty' });
    expect((await readWorksheets(text(',,\n,\n'), 'a.csv')).fault).toEqual({ code: 'empty' });
  });

  it('reads a CSV file as one worksheet', async () => {
    const csv = 'STT;Mã;Nhiệm vụ;Hệ số\n1;A.1;Soạn thư;0,6\n2;A.2;Soạn thư hỏa tốc;1,2\n';
    const read = (await readWorksheets(new TextEncoder().encode(csv), 'danh-muc.csv')).worksheets!;
    const planned = planImport(read, mappingFor(read, null), [], 5);
    expect(planned.products.map(({ code, factor }) => [code, factor])).toEqual([
      ['A.1', '0.6'],
      ['A.2', '1.2'],
    ]);
  });
});
