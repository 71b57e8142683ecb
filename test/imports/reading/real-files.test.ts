import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/config.js';
import { readRaw } from '../../../src/imports/reading/read-raw.js';
import type { RawCell } from '../../../src/imports/reading/raw-file.js';

/** Lists as people keep them; not ours to keep beside the code, so they are read where they lie. */
const FOLDER = join(PROJECT_ROOT, '../shared/data/staff-lists');
const there = existsSync(FOLDER);
if (!there) console.warn('staff-lists is not there: the lists as people keep them are not read in this run');

const read = (name: string) => readRaw(readFileSync(join(FOLDER, name)), name);
const rowsOf = async (name: string) => (await read(name)).worksheets[0]!.rows;

const HEAD = ['Mã', 'Họ và tên', 'Đối tượng', 'Mã đơn vị', 'Chức vụ', 'Từ ngày'];
const TUAN = ['01234', 'Nguyễn Văn Tuấn', 'Công chức', 'UBND', 'Chủ tịch UBND', '01/07/2025'];
const HA = ['01235', 'Trần Thị Hà', 'Công chức', 'UBND', 'Phó Chủ tịch', '01/07/2025'];

(there ? describe : describe.skip)('the lists as people keep them', () => {
  it.each([
    ['12-utf16le.csv', 'utf-16', [HEAD, TUAN, HA]],
    ['15-windows1258.csv', 'windows-1258', [HEAD, TUAN, HA]],
    ['50-sep-line.csv', 'utf-8', [HEAD, TUAN.with(4, 'CV')]],
  ])('are read in their encoding: %s', async (name, encoding, rows) => {
    expect(await read(name)).toMatchObject({ format: 'csv', encoding, worksheets: [{ rows }] });
  });

  it('come out of TCVN3, and tell of it', async () => {
    const { encoding, converted, worksheets } = await read('16-tcvn3-as-utf8.csv');
    expect(encoding).toBe('tcvn3');
    expect(converted?.[0]).toEqual({ before: 'NguyÔn V¨n TuÊn', after: 'Nguyễn Văn Tuấn' });
    expect(worksheets[0]!.rows.slice(1).map((cells) => [cells[1], cells[4]])).toEqual([
      ['Nguyễn Văn Tuấn', 'Chủ tịch UBND'],
      ['Trần Thị Hà', 'Phó Chủ tịch'],
    ]);
    expect(await read('17-tcvn3-font.xlsx')).toMatchObject({
      encoding: 'tcvn3',
      worksheets: [{ rows: [{}, ['T1', 'Nguyễn Văn Tuấn', 'civil-servant', 'UBND', 'Chủ tịch', '01/07/2025']] }],
    });
  });

  it('keep their rows where the spreadsheet shows them', async () => {
    const rows = await rowsOf('09-ward-list-with-national-header.xlsx');
    expect(rows[3]).toEqual(['DANH SÁCH CÁN BỘ, CÔNG CHỨC, NGƯỜI LAO ĐỘNG']);
    expect(rows[7]).toEqual(['STT', 'Họ và tên', 'Nam', 'Nữ', 'Chức vụ']);
    expect(rows[9]?.slice(1)).toEqual([
      'Nguyễn Văn Tuấn',
      '12/05/1975',
      '',
      'Chủ tịch UBND',
      'UBND phường',
      '01234',
      '2025-07-01',
    ]);
    expect(rows[10]?.[7]).toBe(45_839);
    expect(rows).toHaveLength(17);
    expect((await rowsOf('02-sixty-columns.xlsx'))[0]).toHaveLength(60);
  });

  it('give days as the file has them, and what else stands there as it was typed', async () => {
    const days = (await rowsOf('19-dates.xlsx')).slice(1).map((cells): RawCell | undefined => cells[5]);
    expect(days).toEqual([
      '2025-07-01',
      45_839,
      '01.07.2025',
      '01-07-2025',
      '1/7/25',
      'Ngày 01 tháng 7 năm 2025',
      2025,
      '7/2025',
      '2025-07-01 08:30',
      ' 01/07/2025',
    ]);
  });

  it('are rid of what nobody sees', async () => {
    expect((await rowsOf('21-spaces.xlsx'))[3]?.[1]).toBe('Trần Thị Hà');
  });
});
