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
