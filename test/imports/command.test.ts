import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from '../../src/commands/import.js';
import type { ImportDocument } from '../../src/commands/importing/document.js';
import { PROJECT_ROOT } from '../../src/config.js';

/** Shapes of real lists, with made-up people; they are read where they lie. */
const LISTS = join(PROJECT_ROOT, '../shared/data/staff-lists');
const there = existsSync(LISTS);
if (!there) console.warn('staff-lists is not there: the lists of people are not read in this run');

interface Run {
  status: number;
  document?: ImportDocument;
  said: string;
}

async function run(argv: string[], files: Record<string, string | Uint8Array> = {}): Promise<Run> {
  const written = { out: '', err: '' };
  const status = await main(argv, {
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
    readFile: async (path) => (path in files ? Buffer.from(files[path]!) : readFile(path)),
  });
  return {
    status,
    said: written.err,
    ...(written.out === '' ? {} : { document: JSON.parse(written.out) as ImportDocument }),
  };
}

function records({ document }: Run) {
  return document!.rows.filter(({ kind }) => kind === 'record');
}

const TUAN = {
  name: 'Nguyễn Văn Tuấn',
  code: '01234',
  personType: 'civil-servant',
  unit: 'UBND',
  title: 'Chủ tịch UBND',
  position: 'head',
  tier: 4,
  from: '2025-07-01',
  main: true,
};
const HA = {
  name: 'Trần Thị Hà',
  code: '01235',
  personType: 'civil-servant',
  unit: 'UBND',
  title: 'Phó Chủ tịch',
  position: 'deputy',
  tier: 3,
  from: '2025-07-01',
  main: true,
};

(there ? describe : describe.skip)('lists as people have them', () => {
  const list = (name: string, noun = 'officials') => run([noun, join(LISTS, name)]);
  const values = (result: Run) => records(result).map((row) => row.values);

  it('01: titles and marks above, no code, a password that nobody reads', async () => {
    const result = await list('01-title-and-required-marks.xlsx');
    expect(result.document).toMatchObject({
      headerRow: 3,
      columns: { name: 'Họ và tên (*)', unit: 'Mã hoặc Tên Phòng/Ban (*)', title: 'Chức vụ chính quyền' },
    });
    expect(values(result).map(({ name, unit, position, tier }) => [name, unit, position, tier])).toEqual([
      ['Nguyễn Văn A', 'BTC.TU', 'head', 2],
      ['Trần Thị B', 'BTC.TU', 'member', 0],
      ['Lê Văn C', 'Ban Tổ chức Thành ủy', 'member', 0],
    ]);
    expect(JSON.stringify(result.document)).not.toMatch(/123456|09000000/);
    expect(result.document!.leftOut).toContain('Mật khẩu');
  });

  it('02: sixty columns, the name in two of them', async () => {
    const result = await list('02-sixty-columns.xlsx');
    expect(values(result)).toMatchObject([
      {
        name: 'Nguyễn Thị Hoa',
        code: '001.0123',
        unit: 'Phòng Tổ chức - Cán bộ',
        title: 'Trưởng phòng',
        position: 'head',
        tier: 2,
        from: '2021-09-01',
      },
    ]);
    expect(result.document!.leftOut).toEqual(expect.arrayContaining(['Số CMND', 'Quê quán', 'Chức danh khoa học']));
  });

  it('09: a national header, group headers, sections, signatures', async () => {
    const result = await list('09-ward-list-with-national-header.xlsx');
    expect(values(result).map(({ name, code, position, tier, from }) => [name, code, position, tier, from])).toEqual([
      ['Nguyễn Văn Tuấn', '01234', 'head', 4, '2025-07-01'],
      ['Trần Thị Hà', '01235', 'deputy', 3, '2025-07-01'],
      ['Lê Văn Nam', '01236', 'head', 2, '2025-07-01'],
      ['Lê Văn Nam', '01237', 'member', 0, '2025-07-01'],
    ]);
    expect(result.document!.counts).toEqual({ record: 4, section: 2, total: 0, note: 8, empty: 3, faults: 2 });
    expect(result.document!.rows.filter(({ kind, why }) => kind !== 'record' && !why)).toEqual([]);
  });

  it.each(['12-utf16le.csv', '15-windows1258.csv', '16-tcvn3-as-utf8.csv', '28-header-newline.xlsx'])(
    '%s',
    async (name) => {
      const result = await list(name);
      expect(result.status).toBe(0);
      expect(values(result)).toEqual([TUAN, HA]);
    },
  );

  it('17: a workbook in the old code, with what was converted', async () => {
    const result = await list('17-tcvn3-font.xlsx');
    expect(values(result)).toMatchObject([{ name: 'Nguyễn Văn Tuấn', title: 'Chủ tịch' }]);
    expect(result.document).toMatchObject({
      encoding: 'tcvn3',
      converted: expect.arrayContaining([{ before: 'NguyÔn V¨n TuÊn', after: 'Nguyễn Văn Tuấn' }]),
    });
  });

  it('19: days in eight ways, and two that are none', async () => {
    const result = await list('19-dates.xlsx');
    expect(result.status).toBe(2);
    expect(values(result).map(({ from }) => from)).toEqual([
      ...Array(6).fill('2025-07-01'),
      null,
      null,
      '2025-07-01',
      '2025-07-01',
    ]);
    expect(records(result).flatMap(({ faults }) => faults.map(({ column, typed }) => [column, typed]))).toEqual([
      ['Từ ngày', '2025'],
      ['Từ ngày', '7/2025'],
    ]);
  });

  it('21: spaces that nobody sees, capitals, and the last row with the choices', async () => {
    const result = await list('21-spaces.xlsx');
    expect(
      values(result)
        .slice(0, 4)
        .map(({ name }) => name),
    ).toEqual(['Nguyễn Văn Tuấn', 'Nguyễn Văn Nam', 'Trần Thị Hà', 'Lê Văn In Hoa']);
    expect(values(result).map(({ personType }) => personType)).toEqual([
      ...Array(4).fill('civil-servant'),
      'contract',
      'contract',
      'contract',
      'CC',
    ]);
    expect(records(result).map(({ faults }) => faults.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(records(result)[7]!.faults[0]).toMatchObject({
      column: 'Đối tượng',
      typed: 'CC',
      why: expect.stringContaining('cán bộ, công chức, viên chức, hợp đồng') as string,
    });
  });

  it('22, 24, 50: a unit by name, sections and a total, sep=', async () => {
    expect(values(await list('22-unit-by-name.xlsx'))).toMatchObject([
      { unit: 'Văn phòng HĐND và UBND', position: 'head' },
    ]);
    const sections = await list('24-section-rows.xlsx');
    expect([values(sections).length, sections.status, sections.document!.rows.map(({ kind }) => kind)]).toEqual([
      3,
      0,
      ['note', 'section', 'record', 'record', 'section', 'record', 'total'],
    ]);
    expect(values(await list('50-sep-line.csv'))).toMatchObject([{ code: '01234', unit: 'UBND' }]);
  });

  it('41: a tree of eleven', async () => {
    const result = await list('41-units-indent.xlsx', 'units');
    expect(result.status).toBe(0);
    expect(values(result).map(({ code, parent }) => [code, parent])).toEqual([
      ...['VP', 'KT', 'VHXH', 'TTPVHCC', 'DU'].map((code) => [code, null]),
      ['VPDU', 'DU'],
      ['UBKT', 'DU'],
      ...['TYT', 'TH1', 'BCHQS'].map((code) => [code, null]),
      ['CB1', 'DU'],
    ]);
  });

  it('54: one person in two units, asked which is the main one', async () => {
    const result = await list('54-two-units.xlsx');
    expect(values(result).map(({ code, unit, main: is }) => [code, unit, is])).toEqual([
      ['X1', 'UBND', true],
      ['X1', 'DU', false],
    ]);
    expect(
      records(result).every(({ remarks }) => remarks!.some(({ why }) => why.includes('vị trí nào là chính'))),
    ).toBe(true);
  });

  it('55: two of one name, and two days that are none', async () => {
    const result = await list('55-dup-names.xlsx');
    expect(records(result).map(({ faults }) => faults.map(({ typed }) => typed))).toEqual([
      [],
      [],
      ['31/02/2025'],
      ['7/25/2025'],
    ]);
    expect(
      records(result)
        .slice(0, 2)
        .every(({ remarks }) => remarks!.some(({ why }) => why.includes('trùng tên'))),
    ).toBe(true);
  });
});

describe('the command', () => {
  const CSV = 'STT;Cán bộ;Nơi;Việc;Ngày\n1;Nguyễn Văn An;VP;Văn thư;01/07/2025\n';

  it('reads by the columns that a map names, by header or by letter', async () => {
    const result = await run(['--', 'officials', 'a.csv', '--map', 'map.json'], {
      'a.csv': CSV,
      'map.json': JSON.stringify({ headerRow: 1, name: 'Cán bộ', unit: 'C', title: 'việc', from: 'E' }),
    });
    expect(result.document).toMatchObject({ columns: { name: 'Cán bộ', unit: 'Nơi', title: 'Việc', from: 'Ngày' } });
    expect(records(result)[0]!.values).toMatchObject({
      name: 'Nguyễn Văn An',
      unit: 'VP',
      title: 'Văn thư',
      from: '2025-07-01',
      code: 'ANNV',
    });
  });

  it('takes the answers of a map, and refuses what is none', async () => {
    const columns = { headerRow: 1, name: 'Cán bộ', unit: 'C', title: 'việc', from: 'E' };
    const answered = (answer: string) =>
      run(['--', 'officials', 'a.csv', '--map', 'm'], {
        'a.csv': CSV.replace('Văn thư', 'Trưởng nhóm'),
        m: JSON.stringify({ ...columns, answers: { 'position-2': answer } }),
      });
    expect(records(await answered('deputy'))[0]!.values).toMatchObject({ position: 'deputy', tier: 1 });
    expect(await answered('king')).toMatchObject({ status: 1 });
  });

  it.each<[string, string[], Record<string, string>, string]>([
    ['a noun that is none', ['people', 'a.csv'], { 'a.csv': CSV }, 'officials|units'],
    ['two files', ['units', 'a.csv', 'b.csv'], {}, 'officials|units'],
    ['--apply without a login', ['units', 'a.csv', '--apply'], {}, '--as LOGIN'],
    ['a file that is not there', ['units', 'none.csv'], {}, 'ENOENT'],
    ['an empty file', ['units', 'a.csv'], { 'a.csv': '' }, 'Tệp trống'],
    ['a page of a book', ['officials', 'a.csv'], { 'a.csv': 'Ngày xưa,có một\nngười,nọ\n' }, 'tên cột'],
    ['a map of another noun', ['units', 'a.csv', '--map', 'm'], { 'a.csv': CSV, m: '{"salary":"A"}' }, 'salary'],
    ['a map that is no JSON', ['units', 'a.csv', '--map', 'm'], { 'a.csv': CSV, m: 'name=A' }, 'JSON'],
    [
      'a column that is not there',
      ['officials', 'a.csv', '--map', 'm'],
      { 'a.csv': CSV, m: '{"name":"Họ tên"}' },
      'Họ tên',
    ],
    [
      'a column that is never read',
      ['officials', 'a.csv', '--map', 'm'],
      { 'a.csv': 'Họ và tên,CCCD,Đơn vị\nA B,1,VP\n', m: '{"code":"CCCD"}' },
      'CCCD',
    ],
  ])('refuses %s in one line', async (...[, argv, files, words]) => {
    const { status, said, document } = await run(argv, files);
    expect([status, document]).toEqual([1, undefined]);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
    expect(said).toContain(words);
  });

  it('reads a catalogue: sub-headings as places, and why a product is not taken', async () => {
    const text =
      'PHỤ LỤC,,,,\nSTT,Mã CV,Nhiệm vụ,Điểm chấm,Hệ số quy đổi\n(1),(2),(3),(4),(5)\nI,Văn phòng,,,\n1,VP.01,Soạn giấy mời,5,1\n2,VP.01,Ghi biên bản,8,"1,6"\n3,VP.02,Tiếp dân,8,năm\n';
    const result = await run(['catalogue', 'c.csv'], { 'c.csv': text });
    expect(result.status).toBe(2);
    expect(result.document!.rows.map(({ kind }) => kind)).toEqual([
      'note',
      'note',
      'note',
      'section',
      'record',
      'record',
      'record',
    ]);
    expect(records(result)[0]!.values).toMatchObject({
      code: 'VP.01',
      place: 'Văn phòng',
      task: 'Soạn giấy mời',
      points: '5',
      factor: '1',
    });
    expect(records(result).flatMap(({ faults }) => faults.map(({ column, typed }) => [column, typed]))).toEqual([
      ['Mã CV', 'VP.01'],
      ['Hệ số quy đổi', 'năm'],
    ]);
  });

  it('takes the kind of a person from the column that is marked', async () => {
    const result = await run(['officials', 'a.csv'], {
      'a.csv':
        'STT,Họ và tên,Đối tượng,,,,Đơn vị,Chức vụ,Từ ngày\n,,Cán bộ,Công chức,Viên chức,Hợp đồng,,,\n1,Nguyễn Văn An,,x,,,VP,Chuyên viên,01/07/2025\n2,Lê Thị Bé,,,,x,VP,Lái xe,01/07/2025\n',
    });
    expect(records(result).map(({ values }) => values['personType'])).toEqual(['civil-servant', 'contract']);
    expect(result.status).toBe(0);
  });

  it('says that a column of identity numbers is none of codes, and makes those', async () => {
    const result = await run(['officials', 'a.csv'], {
      'a.csv':
        'Mã,Họ và tên,Đối tượng,Đơn vị,Chức vụ,Từ ngày\n001090012345,Nguyễn Văn An,Công chức,VP,Chuyên viên,01/07/2025\n036185004321,Lê Thị Bé,Công chức,VP,Chuyên viên,01/07/2025\n',
    });
    expect([result.status, result.document!.leftOut]).toEqual([0, ['Mã: số định danh cá nhân']]);
    expect(records(result).map(({ values }) => values['code'])).toEqual(['ANNV', 'BELT']);
    expect(JSON.stringify(result.document)).not.toMatch(/001090012345|036185004321/);
  });

  it('reads figures and work by their fields', async () => {
    const figures = await run(['measures', 'f.csv'], {
      'f.csv':
        'Mã đơn vị,Mã chỉ số,Tháng,Số liệu,Nguồn\nMC,satisfaction,10/2026,"93,5",Phiếu\nMC,,13/2026,nhiều,Phiếu\n',
    });
    expect(figures.status).toBe(2);
    expect(
      records(figures).map(({ values, faults }) => [values, faults.map(({ column, typed }) => [column, typed])]),
    ).toEqual([
      [{ unit: 'MC', measureCode: 'satisfaction', month: '2026-10', value: '93,5', source: 'Phiếu' }, []],
      [
        { unit: 'MC', measureCode: '', month: '13/2026', value: 'nhiều', source: 'Phiếu' },
        [
          ['Mã chỉ số', ''],
          ['Tháng', '13/2026'],
          ['Số liệu', 'nhiều'],
        ],
      ],
    ]);
    const work = await run(['work', 'w.csv'], {
      'w.csv': 'Mã cán bộ,Mã sản phẩm,Số lượng giao,Hạn,Mã tham chiếu\nCB-1,DC.02,4,20/11/2026,CV-1\n',
    });
    expect(records(work)[0]!.values).toEqual({
      officialCode: 'CB-1',
      productCode: 'DC.02',
      assigned: '4',
      dueOn: '2026-11-20',
      reference: 'CV-1',
    });
  });
});
