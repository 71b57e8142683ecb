import fc from 'fast-check';
import type { Cell } from '../../src/imports/layout/field.js';
import { proposeMapping } from '../../src/imports/layout/mapping.js';
import { laidRows } from '../../src/imports/layout/rows.js';
import { OFFICIAL_FIELDS } from '../../src/units/imports/officials-fields.js';
import { readOfficials } from '../../src/units/imports/understanding/officials.js';

interface Person {
  family: string;
  given: string;
  code: string;
  type: string;
  unit: string;
  title: string;
  from: string;
}

const pick = <T>(...values: T[]) => fc.constantFrom(...values);

const PERSON: fc.Arbitrary<Person> = fc.record({
  family: fc
    .tuple(pick('Nguyễn', 'Trần', 'Lê', 'Đoàn', 'Tống', 'Văn', 'Hội', 'Ông'), pick('Văn', 'Thị', 'Đức', 'Thị Ngọc'))
    .map((parts) => parts.join(' ')),
  given: pick('An', 'Bình', 'Cường', 'Hà', 'Tổng', 'Công', 'Ký'),
  code: fc.integer({ min: 1, max: 99_999 }).map((number) => String(number).padStart(5, '0')),
  type: pick('Công chức', 'Viên chức', 'Hợp đồng lao động', 'Cán bộ'),
  unit: pick('Văn phòng HĐND và UBND', 'Phòng Kinh tế', 'Trạm Y tế', 'Ban Chỉ huy Quân sự'),
  title: pick(
    'Chuyên viên',
    'Trưởng phòng',
    'Phó Trưởng phòng',
    'Văn thư',
    'Chánh Văn phòng',
    'Kế toán trưởng',
    'Chủ tịch UBND',
  ),
  from: fc
    .date({ min: new Date('2001-01-01'), max: new Date('2026-11-30'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
});

const PEOPLE = fc.uniqueArray(PERSON, { minLength: 1, maxLength: 12, selector: ({ code }) => code });

/** One day in the ways that people write it. */
function written(day: string, way: number): Cell {
  const [y = '', m = '', d = ''] = day.split('-');
  const serial = (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;
  const ways: Cell[] = [
    day,
    `${d}/${m}/${y}`,
    `${Number(d)}/${Number(m)}/${y.slice(2)}`,
    `${d}.${m}.${y}`,
    `${d}-${m}-${y}`,
    `Ngày ${d} tháng ${Number(m)} năm ${y}`,
    serial,
    `${day} 08:30`,
  ];
  return ways[way % ways.length]!;
}

const NATIONAL: Cell[][] = [
  ['UBND PHƯỜNG MẪU', '', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['VĂN PHÒNG', '', '', '', 'Độc lập - Tự do - Hạnh phúc'],
  [],
  ['DANH SÁCH CÁN BỘ, CÔNG CHỨC, NGƯỜI LAO ĐỘNG'],
  ['(Kèm theo Công văn số 12/UBND ngày 01/11/2026; các cột có dấu (*) là bắt buộc)'],
  [],
];
const FOOTER: Cell[][] = [
  ['', 'Tổng cộng', 12],
  [],
  ['', '', '', '', 'Phường Mẫu, ngày 01 tháng 11 năm 2026'],
  ['', 'NGƯỜI LẬP BIỂU', '', '', 'CHỦ TỊCH'],
  [],
  ['', 'Trần Thị Xuân', '', '', 'Lê Văn Yên'],
];

const name = ({ family, given }: Person) => `${family} ${given}`;

const LAYOUTS: Record<string, (people: Person[]) => Cell[][]> = {
  plain: (people) => [
    ['Mã', 'Họ và tên', 'Đối tượng', 'Đơn vị', 'Chức vụ', 'Từ ngày'],
    ...people.map((one, at) => [one.code, name(one), one.type, one.unit, one.title, written(one.from, at)]),
  ],
  'national header, two rows of headers, signatures': (people) => [
    ...NATIONAL,
    ['STT', 'Họ và tên', 'Ngày sinh', '', 'Công tác', '', '', 'Số hiệu CC', 'Đối tượng'],
    ['', '', 'Nam', 'Nữ', 'Chức vụ', 'Đơn vị', 'Ngày bổ nhiệm', '', ''],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)'],
    ...people.map((one, at) => [
      at + 1,
      name(one),
      `1/2/19${10 + at}`,
      '',
      one.title,
      one.unit,
      written(one.from, at + 1),
      one.code,
      one.type,
    ]),
    ...FOOTER,
  ],
  'sections for units': (people) => [
    ['DANH SÁCH'],
    ['TT', 'Họ và tên', 'Mã CB', 'Chức danh', 'Loại', 'Giữ chức vụ từ ngày'],
    ...[...new Set(people.map(({ unit }) => unit))].flatMap((unit, place): Cell[][] => [
      [['I', 'II', 'III', 'IV'][place]!, `${unit} (5 người)`],
      ...people
        .filter((one) => one.unit === unit)
        .map((one, at): Cell[] => [at + 1, name(one), one.code, one.title, one.type, written(one.from, at + 2)]),
      ['', 'Cộng', 5],
    ]),
  ],
  'a name in two columns, in capitals': (people) => [
    ['STT', 'Mã số cán bộ', 'Họ và tên đệm', 'Tên', 'Phòng/Ban', 'Chức vụ, chức danh', 'Đối tượng', 'Ngày bổ nhiệm'],
    ...people.map((one, at) => [
      at + 1,
      one.code,
      one.family.toLocaleUpperCase('vi'),
      one.given.toLocaleUpperCase('vi'),
      one.unit,
      one.title,
      one.type.toUpperCase(),
      written(one.from, at + 3),
    ]),
  ],
  'columns turned, others between, line breaks and hints': (people) => [
    [
      'Từ ngày\n(dd/mm/yyyy) (*)',
      'Số CCCD',
      'Chức vụ :',
      'Quê quán',
      'Đơn vị  công tác (*)',
      'Điện thoại',
      'Đối tượng',
      'Hệ số lương',
      'Họ và tên\n(*)',
      'Mã\n(*)',
      'Ghi chú',
    ],
    ...people.map((one, at) => [
      written(one.from, at + 4),
      '001080000001',
      one.title,
      'Hà Nội',
      one.unit,
      '0900000001',
      one.type,
      2.34,
      name(one),
      one.code,
      'ghi chú',
    ]),
  ],
  'spaces that nobody sees, the header again, empty rows': (people) => [
    [],
    ['', 'Mã NV', 'Họ tên', 'Đơn vị', 'Chức vụ', 'Đối tượng', 'Ngày nhận chức vụ'],
    ...people.flatMap((one, at): Cell[][] => [
      [
        '',
        ` ${one.code}\u00a0`,
        `\u200b${name(one).replaceAll(' ', '  ')}\u00a0`,
        ` ${one.unit}`,
        `${one.title}\u200b `,
        `${one.type} `,
        written(one.from, at + 5),
      ],
      ...(at % 5 === 3 ? [[], ['', 'Mã NV', 'Họ tên', 'Đơn vị', 'Chức vụ', 'Đối tượng', 'Ngày nhận chức vụ']] : []),
    ]),
  ],
};

it.each(Object.entries(LAYOUTS))('the same list gives the same people: %s', (_, layout) => {
  fc.assert(
    fc.property(PEOPLE, (people) => {
      const worksheet = { name: 'Sheet1', rows: layout(people) };
      const laid = laidRows(worksheet, proposeMapping(worksheet, OFFICIAL_FIELDS), OFFICIAL_FIELDS).filter(
        ({ kind }) => kind === 'record',
      );
      const read = readOfficials(laid, { units: null });
      expect(read.flatMap(({ row, faults }) => faults.map((fault) => [row, fault]))).toEqual([]);
      const found = read.map(({ values }) => [
        values.code,
        values.name,
        values.unit,
        values.title,
        values.from,
        values.main,
      ]);
      expect(found.toSorted()).toEqual(
        people.map((one) => [one.code, name(one), one.unit, one.title, one.from, true]).toSorted(),
      );
      expect(read.map(({ values }) => [values.code, values.personType]).toSorted()).toEqual(
        people.map((one) => [one.code, TYPES[one.type]]).toSorted(),
      );
    }),
    { numRuns: 150 },
  );
});

const TYPES: Record<string, string> = {
  'Công chức': 'civil-servant',
  'Viên chức': 'public-employee',
  'Hợp đồng lao động': 'contract',
  'Cán bộ': 'cadre',
};
