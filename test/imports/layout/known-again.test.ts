import { isKnownAgain, mappingAt, proposeMapping } from '../../../src/imports/layout/mapping.js';
import { OFFICIAL_FIELDS } from '../../../src/units/imports/officials-fields.js';

const last = { name: 'Tháng 10', rows: [['DANH SÁCH'], ['TT', 'Họ và tên (*)', 'Đơn vị'], [1, 'Nguyễn Văn An', 'VP']] };

it.each<[string, (string | number)[][], boolean]>([
  [
    'the same shape with other people',
    [['DANH SÁCH tháng 11'], ['TT', 'Họ và tên', 'Đơn vị:'], [1, 'Trần Thị Bình', 'MC']],
    true,
  ],
  ['another column', [['DANH SÁCH'], ['TT', 'Họ và tên', 'Chức vụ'], [1, 'Trần Thị Bình', 'Văn thư']], false],
  ['a title more', [['UBND'], ['DANH SÁCH'], ['TT', 'Họ và tên', 'Đơn vị'], [1, 'Trần Thị Bình', 'MC']], false],
  ['nothing', [], false],
])('a mapping is known again by its header: %s', (_, rows, known) => {
  expect(isKnownAgain({ name: 'Tháng 11', rows }, proposeMapping(last, OFFICIAL_FIELDS))).toBe(known);
});

it('a person names another header row', () => {
  const rows = [
    ['Tên', 'Bảng'],
    ['Họ và tên', 'Đơn vị', 'Chức vụ'],
    ['Nguyễn Văn An', 'VP', 'Văn thư'],
  ];
  expect(mappingAt({ name: '', rows }, { header: 1 }, OFFICIAL_FIELDS).columns).toEqual({ full_name: 0 });
  expect(mappingAt({ name: '', rows }, { header: 2 }, OFFICIAL_FIELDS)).toMatchObject({
    include: true,
    header: 2,
    columns: { full_name: 0, unit_code: 1, title: 2 },
    words: 'ho va ten|don vi|chuc vu',
  });
});
