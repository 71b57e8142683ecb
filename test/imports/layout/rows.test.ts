import type { Cell } from '../../../src/imports/layout/field.js';
import { proposeMapping } from '../../../src/imports/layout/mapping.js';
import { laidRows } from '../../../src/imports/layout/rows.js';
import { OFFICIAL_FIELDS } from '../../../src/units/imports/officials-fields.js';
import { UNIT_FIELDS } from '../../../src/units/imports/units-fields.js';

const HEADER: Cell[] = ['STT', 'Họ và tên', 'Đơn vị', 'Chức vụ', 'Từ ngày', 'Số điện thoại'];
const PERSON: Cell[] = [1, 'Nguyễn Văn An', 'VP', 'Chuyên viên', '01/07/2025', '0900000001'];

function lay(rows: Cell[][], fields = OFFICIAL_FIELDS) {
  const worksheet = { name: 'Sheet1', rows };
  return laidRows(worksheet, proposeMapping(worksheet, fields), fields);
}

describe('a row between the records', () => {
  it.each<[string, Cell[], string, string?]>([
    ['a record', [2, 'Trần Thị Bình', 'VP', 'Văn thư', '01/07/2025'], 'record'],
    ['a record with a name alone', [2, 'Trần Thị Bình', '', '', ''], 'record'],
    ['a record without its name', [2, '', 'VP', 'Văn thư', '01/07/2025'], 'record'],
    ['a record whose number is a word', ['2a', 'Trần Thị Bình', 'VP', 'Văn thư', ''], 'record'],
    ['somebody whose family is Tống', [2, 'Tống Văn Cường', 'VP', '', ''], 'record'],
    ['somebody whose family is Đoàn', [2, 'Đoàn Thị Hoa', '', '', ''], 'record'],
    ['a numeral and a name', ['I', 'Ban lãnh đạo', '', '', ''], 'section', 'Ban lãnh đạo'],
    ['a numeral with its point in one cell', ['II. PHÒNG KINH TẾ', '', '', '', ''], 'section', 'PHÒNG KINH TẾ'],
    ['a letter', ['B', 'KHỐI ĐẢNG', '', '', ''], 'section', 'KHỐI ĐẢNG'],
    ['a unit alone', ['', 'Văn phòng HĐND và UBND', '', '', ''], 'section', 'Văn phòng HĐND và UBND'],
    ['a unit with an Arabic numeral', ['1', 'Phòng Văn hóa - Xã hội', '', '', ''], 'section', 'Phòng Văn hóa - Xã hội'],
    [
      'a unit with how many',
      ['III', 'Trung tâm Phục vụ hành chính công (12 người)', '', '', ''],
      'section',
      'Trung tâm Phục vụ hành chính công',
    ],
    ['capitals over the width', ['LÃNH ĐẠO PHƯỜNG', '', '', '', ''], 'section', 'LÃNH ĐẠO PHƯỜNG'],
    ['words that are no unit, over the width', ['Cấp trưởng', '', '', '', ''], 'section', 'Cấp trưởng'],
    ['a total', ['', 'Tổng cộng', '', '', 12], 'total'],
    ['a total with a colon', ['', '', '', 'Tổng cộng: 3', ''], 'total'],
    ['Cộng', ['Cộng', '', 4, '', ''], 'total'],
    ['Tổng số', ['Tổng số: 12 người', '', '', '', ''], 'total'],
    ['how many there are', ['Danh sách có 12 người.', '', '', '', ''], 'total'],
    ['a total whose sums were never reckoned', ['', 'Tổng cộng', '=SUM(C2:C3)', '', '=SUM(E2:E3)'], 'total'],
    ['a total of several columns', ['', 'Tổng cộng', 12, '1.234,5', 8], 'total'],
    ['a record of formulas without results', ['=ROW()', '=Ten!A2', '=Ten!B2', '=Ten!C2', '=Ten!D2'], 'record'],
    ['numbers of columns', ['(1)', '(2)', '(3)', '(4)', '(5)'], 'note'],
    ['plain numbers of columns', [1, 2, 3, 4, 5], 'note'],
    ['the header again', HEADER, 'note'],
    ['a remark', ['Ghi chú: danh sách tính đến 01/11/2026', '', '', '', ''], 'note'],
    ['the number of a page', ['Trang 1/2', '', '', '', ''], 'note'],
    ['a unit with how many and no word', ['Phòng Kinh tế (02)', '', '', '', ''], 'section', 'Phòng Kinh tế'],
    ['a unit with a dash', ['- Ban Chỉ huy Quân sự:', '', '', '', ''], 'section', 'Ban Chỉ huy Quân sự'],
    ['a unit with a small letter', ['a) Tổ bảo vệ', '', '', '', ''], 'section', 'Tổ bảo vệ'],
    ['nothing', ['', ' ', '', '', ''], 'empty'],
    ['a number alone', [7, '', '', '', ''], 'empty'],
  ])('%s', (...[, row, kind, section]) => {
    const laid = lay([HEADER, PERSON, row, PERSON])[2]!;
    expect(laid.kind).toBe(kind);
    expect(laid.kind === 'record' || laid.why !== undefined).toBe(true);
    if (section !== undefined) expect(laid.section).toBe(section);
  });
});

describe('below the list', () => {
  it.each<[string, Cell[][]]>([
    [
      'place and day, posts, names',
      [
        ['', '', '', 'Hà Nội, ngày 01 tháng 11 năm 2026'],
        ['', 'NGƯỜI LẬP BIỂU', '', 'CHỦ TỊCH'],
        ['', '(Ký, ghi rõ họ tên)'],
        [],
        ['', 'Nguyễn Thị Xuân', '', 'Trần Văn Yên'],
      ],
    ],
    [
      'a day that is not filled in',
      [
        ['', '', '', '......, ngày ... tháng ... năm 2026'],
        ['', '', '', 'TM. ỦY BAN NHÂN DÂN'],
        ['', '', '', 'Trần Văn Yên'],
      ],
    ],
    [
      'in whose name',
      [
        ['', '', '', 'KT. CHỦ TỊCH'],
        ['', '', '', 'PHÓ CHỦ TỊCH'],
        ['', '', '', 'Trần Văn Yên'],
      ],
    ],
    ['a post alone', [[], ['', '', '', 'CHÁNH VĂN PHÒNG'], ['', '', '', 'Trần Văn Yên']]],
    ['to whom it goes', [['Nơi nhận:'], ['- Như trên;'], ['- Lưu: VT.']]],
    ['remarks', [['Ghi chú:'], ['- Cột 4 ghi chức vụ cao nhất']]],
  ])('%s: nobody is made of it', (_, footer) => {
    const laid = lay([HEADER, PERSON, ...footer]).slice(2);
    expect(laid.map(({ kind }) => kind).filter((kind) => kind !== 'note' && kind !== 'empty')).toEqual([]);
  });

  it('a second table below a footer is read', () => {
    const laid = lay([
      HEADER,
      PERSON,
      ['', '', '', 'Hà Nội, ngày 01 tháng 11 năm 2026'],
      ['', 'NGƯỜI LẬP', '', ''],
      HEADER,
      PERSON,
    ]);
    expect(laid.map(({ kind }) => kind)).toEqual(['note', 'record', 'note', 'note', 'note', 'record']);
  });
});

it('records carry what stands in the columns that were mapped, and their section', () => {
  const laid = lay([['DANH SÁCH'], HEADER, ['I', 'Văn phòng'], PERSON]);
  expect(laid[3]).toEqual({
    row: 4,
    kind: 'record',
    section: 'Văn phòng',
    cells: { full_name: 'Nguyễn Văn An', unit_code: 'VP', title: 'Chuyên viên', from_date: '01/07/2025' },
  });
});

it('what stands under a header that is never read is not told of a row that is left out either', () => {
  expect(JSON.stringify(lay([HEADER, PERSON, ['', 'Tổng cộng', '', '', '', '0912345678']]))).not.toContain(
    '0912345678',
  );
});

it('units by their names alone are records', () => {
  const laid = lay(
    [
      ['TT', 'Tên đơn vị', 'Ghi chú'],
      ['I', 'Khối Đảng', ''],
      ['1', 'Văn phòng Đảng ủy', ''],
      ['', '  Tổ Tổng hợp', ''],
    ],
    UNIT_FIELDS,
  );
  expect(laid.map(({ kind }) => kind)).toEqual(['note', 'record', 'record', 'record']);
  expect(laid[3]!.cells['name']).toBe('  Tổ Tổng hợp');
});

describe('what a whole worksheet is of', () => {
  const sectionOf = (name: string, above: Cell[][]) => {
    const worksheet = { name, rows: [...above, HEADER, PERSON] };
    return laidRows(worksheet, proposeMapping(worksheet, OFFICIAL_FIELDS), OFFICIAL_FIELDS).at(-1)!.section;
  };

  it.each<[string, Cell[][], string | undefined]>([
    ['Sheet1', [['DANH SÁCH CÁN BỘ, CÔNG CHỨC']], undefined],
    ['Sheet1', [['DANH SÁCH'], ['Đơn vị: Phòng Kinh tế']], 'Phòng Kinh tế'],
    ['Sheet1', [['ĐƠN VỊ : TRẠM Y TẾ']], 'TRẠM Y TẾ'],
    ['Sheet1', [['DANH SÁCH'], ['I. VĂN PHÒNG']], 'VĂN PHÒNG'],
    ['Sheet1', [['DANH SÁCH'], ['I', 'Văn phòng']], 'Văn phòng'],
    ['Phòng Tư pháp', [['DANH SÁCH']], 'Phòng Tư pháp'],
    ['Danh sách', [['DANH SÁCH']], undefined],
  ])('%s below %j', (...[name, above, section]) => {
    expect(sectionOf(name, above)).toBe(section);
  });
});
