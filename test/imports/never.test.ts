import { withIdentityNamed } from '../../src/imports/columns/identity.js';
import { withoutNever } from '../../src/imports/columns/never.js';

it('columns under one header of what is never read go together', () => {
  const rows = [
    ['STT', 'Họ tên', 'Điện thoại', '', 'Chức vụ', 'Giấy tờ tùy thân', '', ''],
    ['', '', 'Cơ quan', 'Riêng', '', 'Số', 'Nơi cấp', 'Ngày cấp'],
    [1, 'Lê Thị Bé', '0241', '0900', 'Chuyên viên', '001', 'Hà Nội', '2020'],
  ];
  const [read] = withoutNever([{ name: 'a', rows }]);
  expect(read!.rows[2]).toEqual([1, 'Lê Thị Bé', '', '', 'Chuyên viên', '', '', '']);
});

describe('a column headed plainly as a code', () => {
  const list = (header: string, codes: (string | number)[]) => [
    {
      name: 'a',
      rows: [
        ['Danh sách'],
        ['STT', 'Họ và tên', header, 'Chức vụ'],
        ...codes.map((code) => [1, 'Lê Thị Bé', code, 'Văn thư']),
      ],
    },
  ];
  it.each<[string, string, (string | number)[], boolean]>([
    ['citizens’ numbers', 'Mã', ['001090012345', '036185004321', ''], true],
    ['such that lost their zeros', 'Mã số', [1090012345, 36185004321], true],
    ['numbers of older cards', 'Mã (*)', ['012345678', '168412345', 'NV1'], true],
    ['codes', 'Mã', ['0123', '0124', '0125'], false],
    ['long numbers that count up', 'Mã', ['202600001', '202600002', '202600003'], false],
    ['one such number among codes', 'Mã', ['1234', '001090012345'], false],
    ['a code that says whose it is', 'Mã nhân viên', ['001090012345', '036185004321'], false],
  ])('%s under “%s”', (_, header, codes, identity) => {
    const read = withoutNever(withIdentityNamed(list(header, codes)))[0]!.rows;
    expect(read[1]![2]).toBe(identity ? `${header}: số định danh cá nhân` : header);
    expect(read.slice(2).map((row) => row[2])).toEqual(identity ? codes.map(() => '') : codes);
  });

  it('is left alone in a list that is not of people', () => {
    const units = [
      {
        name: 'a',
        rows: [
          ['Mã', 'Tên đơn vị', 'Loại'],
          ['168412345', 'Phòng Y tế', 'phòng'],
        ],
      },
    ];
    expect(withIdentityNamed(units)).toEqual(units);
  });
});
