import { headersOf, proposeMapping, columnsLeftOut } from '../../../src/imports/layout/mapping.js';
import type { Cell } from '../../../src/imports/layout/field.js';
import { WORK_FIELDS } from '../../../src/legal/work/imports/work-fields.js';
import { FIGURE_FIELDS } from '../../../src/measures/imports/figure-fields.js';
import { HOLIDAY_FIELDS } from '../../../src/periods/holidays/holiday-fields.js';
import { OFFICIAL_FIELDS } from '../../../src/units/imports/officials-fields.js';
import { UNIT_FIELDS } from '../../../src/units/imports/units-fields.js';
import { OUTSIDE_LABEL_FIELDS } from '../../../src/years/others/imports/outside-label-fields.js';

const PERSON: Cell[] = [1, 'Nguyễn Văn An', 'Phòng Kinh tế', 'Chuyên viên', '01/07/2025'];

function namedBy(rows: Cell[][], fields = OFFICIAL_FIELDS) {
  const worksheet = { name: 'Sheet1', rows };
  const mapping = proposeMapping(worksheet, fields);
  const headers = headersOf(worksheet, mapping);
  const named = Object.fromEntries(Object.entries(mapping.columns).map(([field, column]) => [field, headers[column!]]));
  return { ...mapping, named, leftOut: columnsLeftOut(worksheet, mapping) };
}

describe('one header names one field', () => {
  it.each<[string, string]>([
    ['Họ và tên', 'full_name'],
    ['HỌ VÀ TÊN (*)', 'full_name'],
    ['Họ,  tên:', 'full_name'],
    ['Họ và tên cán bộ, công chức', 'full_name'],
    ['Họ và tên\n(viết hoa có dấu)', 'full_name'],
    ['Tên cán bộ', 'full_name'],
    ['Họ, chữ đệm và tên', 'full_name'],
    ['Đơn vị/Họ và tên', 'full_name'],
    ['Họ & tên', 'full_name'],
    ['Tổ chuyên môn', 'unit_code'],
    ['Khoa/Phòng', 'unit_code'],
    ['Ngày QĐ bổ nhiệm', 'from_date'],
    ['Bắt đầu từ', 'from_date'],
    ['Phân loại CBCCVC', 'person_type'],
    ['CBCC/VC/HĐ', 'person_type'],
    ['Mã cán bộ, công chức', 'code'],
    ['Mã số CBCC', 'code'],
    ['Số hiệu công chức', 'code'],
    ['Mã NV', 'code'],
    ['Mã số NLD&VC', 'code'],
    ['Mã (*)', 'code'],
    ['Mã phòng ban', 'unit_code'],
    ['Phòng, ban', 'unit_code'],
    ['Phòng/Ban/Đơn vị', 'unit_code'],
    ['Đơn vị công tác', 'unit_code'],
    ['Bộ phận', 'unit_code'],
    ['Mã hoặc Tên Phòng/Ban (*)', 'unit_code'],
    ['Chức vụ, chức danh', 'title'],
    ['Chức danh', 'title'],
    ['Chức vụ/Vị trí việc làm', 'title'],
    ['Vị trí việc làm', 'title'],
    ['Ngày bổ nhiệm', 'from_date'],
    ['Từ ngày (ngày/tháng/năm)', 'from_date'],
    ['Giữ chức vụ từ ngày', 'from_date'],
    ['Ngày, tháng, năm bổ nhiệm', 'from_date'],
    ['Thời gian bổ nhiệm', 'from_date'],
    ['Ngày tháng năm sinh', 'birth_date'],
    ['Năm sinh', 'birth_date'],
    ['Đối tượng', 'person_type'],
    ['Loại hợp đồng', 'person_type'],
    ['Bậc nêu gương', 'tier'],
    ['Kiêm nhiệm', 'concurrent'],
    ['E-mail', 'email'],
    ['Địa chỉ thư điện tử', 'email'],
    ['full_name', 'full_name'],
    ['from_date', 'from_date'],
  ])('%s', (header, field) => {
    const name = field === 'full_name' ? [] : ['Họ và tên'];
    const other = field === 'email' ? ['Chức vụ'] : ['Email'];
    const { named } = namedBy([
      [...name, header, ...other],
      ['Nguyễn Văn An', 'x', 'y'],
    ]);
    expect(named[field]).toBe(header);
  });

  it.each([
    'Số CCCD',
    'MK',
    'P/W',
    'pwd',
    'Mã OTP',
    'Giấy tờ tùy thân',
    'ĐDCN',
    'National ID',
    'ID Card',
    'Số đ.thoại',
    'Đ/thoại',
    'Liên hệ',
    'Số liên lạc',
    'Contact',
    'Số CMND/CCCD',
    'Căn cước công dân',
    'Mã định danh cá nhân',
    'Số điện thoại',
    'SĐT',
    'ĐTDĐ',
    'Mật khẩu',
    'Password',
    'Địa chỉ thường trú',
    'Quê quán',
    'Nơi ở hiện nay',
    'Số tài khoản',
    'Số sổ BHXH',
    'Mã số thuế',
    'Dân tộc',
    'Tôn giáo',
  ])('nothing is read under %s', (header) => {
    const { columns, leftOut } = namedBy([
      ['Họ và tên', header, 'Chức vụ'],
      ['Nguyễn Văn An', '012345', 'Chuyên viên'],
    ]);
    expect(Object.values(columns)).not.toContain(1);
    expect(leftOut).toEqual([{ column: 1, header, never: true }]);
  });

  it.each([
    'Tên đăng nhập',
    'Chức danh nghề nghiệp',
    'Phụ cấp chức vụ',
    'Mã ngạch',
    'Ngày vào Đảng',
    'Năm bổ nhiệm',
    'Ghi chú',
    'Giới tính',
    'Bậc',
    'Hệ số lương',
    'Chức vụ Đảng',
    'Họ và tên vợ/chồng',
    'Xếp loại',
    'Ngày hết hạn hợp đồng',
  ])('nobody is made of %s', (header) => {
    const { columns } = namedBy([
      ['Họ và tên', header, 'Chức vụ'],
      ['Nguyễn Văn An', 'x', 'Chuyên viên'],
    ]);
    expect(columns).toEqual({ full_name: 0, title: 2 });
  });
});

describe('the header is found', () => {
  const header: Cell[] = ['STT', 'Họ và tên', 'Đơn vị', 'Chức vụ', 'Ngày bổ nhiệm'];

  it.each<[string, Cell[][], number]>([
    ['in the first row', [header, PERSON], 1],
    ['below a title', [['DANH SÁCH CÁN BỘ, CÔNG CHỨC', '', '', '', ''], header, PERSON], 2],
    [
      'below the national header and legal lines',
      [
        ['UBND PHƯỜNG MẪU', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ''],
        ['VĂN PHÒNG', '', '', 'Độc lập - Tự do - Hạnh phúc', ''],
        [],
        ['DANH SÁCH NHÂN SỰ, CHỨC VỤ CỦA ĐƠN VỊ'],
        ['(Kèm theo Công văn số 12/UBND-VP ngày 01/11/2026)'],
        [],
        header,
        PERSON,
      ],
      7,
    ],
    ['in row 30', [...Array.from({ length: 29 }, (): Cell[] => ['Căn cứ Nghị định']), header, PERSON], 30],
    ['as the first of two alike', [header, PERSON, header, PERSON], 1],
    [
      'where names are all there is',
      [
        ['STT', 'Họ và tên'],
        [1, 'Nguyễn Văn An'],
      ],
      1,
    ],
  ])('%s', (_, rows, at) => {
    expect(namedBy(rows)).toMatchObject({ include: true, header: at });
  });

  it.each<[string, Cell[][]]>([
    ['an empty worksheet', []],
    [
      'words without a table',
      [
        ['Hướng dẫn nhập danh sách cán bộ'],
        ['Bước 1: điền họ và tên vào tệp này rồi lưu lại thành tệp mới của đơn vị'],
      ],
    ],
    [
      'a page that says how to fill in',
      [['Hướng dẫn điền'], ['1. Họ và tên: viết có dấu'], ['2. Từ ngày: dd/mm/yyyy']],
    ],
    ['records without a header', [PERSON, [2, 'Trần Thị Bình', 'Phòng Kinh tế', 'Chuyên viên', '01/07/2025']]],
    ['a header in row 31', [...Array.from({ length: 30 }, (): Cell[] => ['Căn cứ Nghị định']), header, PERSON]],
  ])('not in %s', (_, rows) => {
    expect(namedBy(rows).include).toBe(false);
  });

  it('a hidden worksheet is not proposed', () => {
    expect(proposeMapping({ name: 'x', rows: [header, PERSON], hidden: true }, OFFICIAL_FIELDS)).toMatchObject({
      include: false,
      header: 1,
    });
  });
});

describe('a header of two rows', () => {
  it.each<[string, Cell[][]]>([
    [
      'with merged cells filled down',
      [
        ['STT', 'Họ và tên', 'Ngày sinh', '', 'Chức vụ', 'Đơn vị'],
        ['STT', 'Họ và tên', 'Nam', 'Nữ', 'Chức vụ', ''],
      ],
    ],
    [
      'as text without merged cells',
      [
        ['STT', 'Họ và tên', 'Ngày sinh', '', 'Chức vụ', 'Đơn vị'],
        ['', '', 'Nam', 'Nữ', '', ''],
      ],
    ],
  ])('%s', (_, header) => {
    const {
      header: at,
      headerRows,
      named,
    } = namedBy([['DANH SÁCH'], ...header, [1, 'Nguyễn Văn An', '1/2/1980', '', 'Chuyên viên', 'VP']]);
    expect([at, headerRows]).toEqual([3, 2]);
    expect(named).toEqual({
      full_name: 'Họ và tên',
      birth_date: 'Ngày sinh / Nam',
      birth_other: 'Ngày sinh / Nữ',
      title: 'Chức vụ',
      unit_code: 'Đơn vị',
    });
  });

  it('with groups over every column', () => {
    const { header, named } = namedBy([
      ['Thông tin cá nhân', '', '', 'Công tác', '', ''],
      ['STT', 'Họ và tên', 'Năm sinh', 'Đơn vị', 'Chức vụ', 'Từ ngày'],
      PERSON,
    ]);
    expect(header).toBe(2);
    expect(Object.keys(named).sort()).toEqual(['birth_date', 'from_date', 'full_name', 'title', 'unit_code']);
  });

  it('a section row below the header is none of it', () => {
    const { header, headerRows } = namedBy([
      ['STT', 'Họ và tên', 'Chức vụ', ''],
      ['I', 'Ban lãnh đạo', '', ''],
      [1, 'Nguyễn Văn An', 'Chủ tịch', ''],
    ]);
    expect([header, headerRows ?? 1]).toEqual([1, 1]);
  });
});

describe('a name in two columns', () => {
  it.each<[string, Cell[], string[]]>([
    ['each with its header', ['TT', 'Họ và tên đệm', 'Tên', 'Chức vụ'], ['Họ và tên đệm', 'Tên']],
    ['lót', ['TT', 'Họ và tên lót', 'Tên', 'Chức vụ'], ['Họ và tên lót', 'Tên']],
    ['Họ', ['TT', 'Họ', 'Tên', 'Chức vụ'], ['Họ', 'Tên']],
    ['under one merged header', ['TT', 'Họ và tên', '', 'Chức vụ'], ['Họ và tên', '']],
  ])('%s', (_, header, texts) => {
    const { named } = namedBy([header, [1, 'Nguyễn Văn', 'An', 'Chuyên viên'], [2, 'Trần Thị', 'Bình', 'Chuyên viên']]);
    expect([named['full_name'], named['name_last']]).toEqual(texts);
  });

  it('a lone "Tên" is the name', () => {
    expect(
      namedBy([
        ['Mã', 'Tên', 'Chức vụ'],
        ['1', 'Nguyễn Văn An', 'Chuyên viên'],
      ]).named,
    ).toMatchObject({ full_name: 'Tên' });
  });
});

it('a list of units', () => {
  expect(
    namedBy(
      [
        ['TT', 'Tên đơn vị', 'Mã đơn vị', 'Đơn vị cấp trên', 'Loại hình'],
        ['1', 'Văn phòng', 'VP', '', ''],
      ],
      UNIT_FIELDS,
    ).named,
  ).toEqual({
    number: 'TT',
    name: 'Tên đơn vị',
    code: 'Mã đơn vị',
    parent_code: 'Đơn vị cấp trên',
    kind: 'Loại hình',
  });
});

it('numbers before the headers are no part of them', () => {
  const { columns } = proposeMapping(
    {
      name: '',
      rows: [
        ['1. TT', '2. Họ và tên', '3. Mã CB', '4) Đơn vị'],
        [1, 'Nguyễn Văn An', 'A1', 'VP'],
      ],
    },
    OFFICIAL_FIELDS,
  );
  expect(columns).toEqual({ full_name: 1, code: 2, unit_code: 3 });
});

it('groups may be of one column, beside columns whose header is merged over both rows', () => {
  const { columns, header, headerRows } = proposeMapping(
    {
      name: '',
      rows: [
        ['TT', 'Họ và tên', 'Ngày, tháng, năm sinh', '', 'Chức vụ, đơn vị', '', 'Thời gian giữ chức vụ'],
        ['TT', 'Họ và tên', 'Nam', 'Nữ', 'Chức vụ', 'Đơn vị', 'Từ ngày'],
        [1, 'Nguyễn Văn An', '01/02/1980', '', 'Trưởng phòng', 'Phòng Kinh tế', '01/07/2025'],
      ],
    },
    OFFICIAL_FIELDS,
  );
  expect({ header, headerRows }).toEqual({ header: 2, headerRows: 2 });
  expect(columns).toEqual({ full_name: 1, birth_date: 2, birth_other: 3, title: 4, unit_code: 5, from_date: 6 });
});

it.each([
  ['people', OFFICIAL_FIELDS],
  ['units', UNIT_FIELDS],
  ['figures', FIGURE_FIELDS],
  ['work', WORK_FIELDS],
  ['results of another rule', OUTSIDE_LABEL_FIELDS],
  ['days off', HOLIDAY_FIELDS],
])('the headers of the template for %s name their fields, and so do their codes', (_, fields) => {
  const own = fields.filter(({ partOf }) => partOf === undefined);
  const each = Object.fromEntries(own.map(({ field }, column) => [field, column]));
  for (const headers of [
    own.map(({ header }) => header),
    own.map(({ header }) => `${header.toUpperCase()} (*)`),
    own.map(({ field }) => field),
  ])
    expect(proposeMapping({ name: '', rows: [headers, headers.map(() => 'x')] }, fields).columns).toEqual(each);
});

describe('marks under kinds of people', () => {
  const KINDS = {
    'Cán bộ': 'type_cadre',
    'Công chức': 'type_servant',
    'Viên chức': 'type_employee',
    'Hợp đồng': 'type_contract',
  };
  const named = Object.fromEntries(Object.entries(KINDS).map(([header, field]) => [field, header]));

  it('are four columns of their own', () => {
    const headers = ['STT', 'Họ và tên', ...Object.keys(KINDS), 'Đơn vị', 'Chức vụ'];
    const read = namedBy([headers, [1, 'Nguyễn Văn An', '', 'x', '', '', 'VP', 'Chuyên viên']]);
    expect(read.named).toMatchObject({ full_name: 'Họ và tên', ...named, title: 'Chức vụ' });
    expect(read.columns['person_type']).toBeUndefined();
  });

  it('or stand below one header for all of them', () => {
    const read = namedBy([
      ['STT', 'Họ và tên', 'Đối tượng', '', '', '', 'Đơn vị', 'Chức vụ'],
      ['', '', ...Object.keys(KINDS), '', ''],
      [1, 'Nguyễn Văn An', '', 'x', '', '', 'VP', 'Chuyên viên'],
    ]);
    expect(read).toMatchObject({
      header: 2,
      columns: { type_cadre: 2, type_servant: 3, type_employee: 4, type_contract: 5 },
    });
    expect(read.columns['person_type']).toBeUndefined();
  });

  it('are none where one such header is the name of the people', () => {
    const read = namedBy([
      ['STT', 'Công chức', 'Đơn vị', 'Chức vụ'],
      [1, 'Nguyễn Văn An', 'VP', 'Chuyên viên'],
    ]);
    expect(read.named).toEqual({ full_name: 'Công chức', unit_code: 'Đơn vị', title: 'Chức vụ' });
  });
});
