import type { Cell } from '../../../src/imports/layout/field.js';
import { planUnits, type UnitFacts } from '../../../src/units/imports/units-plan.js';
import { readUnits, type UnitsKnown } from '../../../src/units/imports/understanding/units.js';

type Given = Partial<Record<'code' | 'name' | 'parent_code' | 'number' | 'level' | 'kind', Cell>>;

function read(rows: Given[], known: Partial<UnitsKnown> = {}) {
  return readUnits(
    rows.map((cells, at) => ({ row: at + 2, cells })),
    { units: null, ...known },
  );
}

const TREE = [
  ['UBND phường Mẫu', null],
  ['Văn phòng HĐND và UBND', 'UBND phường Mẫu'],
  ['Tổ Văn thư', 'Văn phòng HĐND và UBND'],
  ['Tổ Kế toán', 'Văn phòng HĐND và UBND'],
  ['Phòng Kinh tế', 'UBND phường Mẫu'],
  ['Đảng ủy phường', null],
  ['Văn phòng Đảng ủy', 'Đảng ủy phường'],
];
const MARKS = (marks: string[]): Given[] => TREE.map(([name], at) => ({ name: marks[at]! + name }));
const NUMBERS = (numbers: Cell[]): Given[] => TREE.map(([name], at) => ({ name: name!, number: numbers[at]! }));

describe('a list of units says who stands under whom', () => {
  it.each<[string, Given[]]>([
    ['by spaces', MARKS(['', '  ', '    ', '    ', '  ', '', '  '])],
    ['by tabs', MARKS(['', '\t', '\t\t', '\t\t', '\t', '', '\t'])],
    [
      'by spaces that do not break',
      MARKS([
        '',
        '\u00a0\u00a0',
        '\u00a0\u00a0\u00a0\u00a0',
        '\u00a0\u00a0\u00a0\u00a0',
        '\u00a0\u00a0',
        '',
        '\u00a0\u00a0',
      ]),
    ],
    ['by dashes under names', MARKS(['', '- ', '+ ', '+ ', '- ', '', '- '])],
    ['by Roman, Arabic and letters', MARKS(['I. ', '1. ', 'a) ', 'b) ', '2. ', 'II. ', '1. '])],
    ['by letters, Roman and Arabic', MARKS(['A. ', 'I. ', '1. ', '2. ', 'II. ', 'B. ', 'I. '])],
    ['by points', MARKS(['1. ', '1.1. ', '1.1.1. ', '1.1.2. ', '1.2. ', '2. ', '2.1. '])],
    ['by points without the last one', MARKS(['1. ', '1.1 ', '1.1.1 ', '1.1.2 ', '1.2 ', '2. ', '2.1 '])],
    ['by numbers and dashes', MARKS(['1. ', '- ', '+ ', '+ ', '- ', '2. ', '- '])],
    ['by spaces and numbers', MARKS(['1. ', '  1.1. ', '    a) ', '    b) ', '  1.2. ', '2. ', '  2.1. '])],
    ['by a column of numbers', NUMBERS(['I', '1', 'a', 'b', '2', 'II', '1'])],
    ['by a column of numbers with points', NUMBERS(['1', '1.1', '1.1.1', '1.1.2', '1.2', '2', '2.1'])],
    ['by a column of levels', TREE.map(([name], at) => ({ name: name!, level: [1, 2, 3, 3, 2, 1, 2][at]! }))],
    ['by the name of the parent', TREE.map(([name, parent]) => ({ name: name!, parent_code: parent ?? '' }))],
    [
      'by the parent in capitals',
      TREE.map(([name, parent]) => ({ name: name!, parent_code: (parent ?? '').toUpperCase() })),
    ],
    [
      'by the parent, further down',
      TREE.toReversed().map(([name, parent]) => ({ name: name!, parent_code: parent ?? '' })),
    ],
    [
      'by the parent, with plain numbers beside',
      TREE.map(([name, parent], at) => ({ name: name!, parent_code: parent ?? '', number: at + 1 })),
    ],
  ])('%s', (_, rows) => {
    const units = read(rows);
    const names = new Map(units.map(({ values }) => [values.code, values.name]));
    expect(units.flatMap(({ faults }) => faults)).toEqual([]);
    const found = units.map(({ values: { name, parent } }) => [name, parent === null ? null : names.get(parent)]);
    expect(found.toSorted()).toEqual(TREE.toSorted());
  });

  it('a flat list is flat, numbered or not', () => {
    for (const rows of [
      TREE.map(([name]) => ({ name: name! })),
      TREE.map(([name], at) => ({ name: name!, number: at + 1 })),
      TREE.map(([name], at) => ({ name: `${at + 1}. ${name}` })),
    ])
      expect(read(rows).map(({ values }) => [values.name, values.parent])).toEqual(TREE.map(([name]) => [name, null]));
  });

  it('codes are made where there are none, each its own', () => {
    expect(
      read([
        { name: 'Văn phòng HĐND và UBND' },
        { name: 'Phòng Kinh tế' },
        { name: 'Phòng Kế toán' },
        { name: 'Chi bộ 12' },
        { name: 'Tổ 1', code: 'PKT' },
      ]).map(({ values, made }) => [values.code, made]),
    ).toEqual([
      ['VPHDNDUBND', true],
      ['PKT2', true],
      ['PKT3', true],
      ['CB12', true],
      ['PKT', false],
    ]);
  });
});

describe('a list of units is faulty', () => {
  it.each<[string, Given[], [number, string, string][]]>([
    [
      'a code twice',
      [
        { code: 'A', name: 'Tổ A' },
        { code: 'A', name: 'Tổ B' },
      ],
      [[3, 'code', 'duplicate']],
    ],
    ['a code that is none', [{ code: 'A B', name: 'Tổ A' }], [[2, 'code', 'bad-code']]],
    ['no name', [{ code: 'A', name: ' ' }], [[2, 'name', 'bad-name']]],
    [
      'a ring',
      [
        { code: 'A', name: 'Tổ A', parent_code: 'B' },
        { code: 'B', name: 'Tổ B', parent_code: 'A' },
      ],
      [
        [2, 'parent_code', 'cycle'],
        [3, 'parent_code', 'cycle'],
      ],
    ],
    ['its own parent', [{ code: 'A', name: 'Tổ A', parent_code: 'A' }], [[2, 'parent_code', 'cycle']]],
    [
      'two parents of one name',
      [
        { code: 'A', name: 'Văn phòng' },
        { code: 'B', name: 'Văn phòng' },
        { code: 'C', name: 'Tổ C', parent_code: 'Văn phòng' },
      ],
      [[4, 'parent_code', 'unit-near']],
    ],
  ])('%s', (_, rows, faults) => {
    expect(read(rows).flatMap((one) => one.faults.map(({ column, code }) => [one.row, column, code]))).toEqual(faults);
  });

  it('a parent that nobody knows is a fault where there is a database, and as typed where there is none', () => {
    const rows = [{ code: 'A', name: 'Tổ A', parent_code: 'XYZ' }];
    expect(read(rows)).toMatchObject([{ values: { parent: 'XYZ' }, faults: [] }]);
    expect(read(rows, { units: [{ code: 'VP', name: 'Văn phòng' }] })).toMatchObject([
      { faults: [{ code: 'orphan', typed: 'XYZ' }] },
    ]);
  });
});

describe('the plan of units', () => {
  const unit = (code: string, name: string, parentCode: string | null) => ({
    code,
    name,
    kind: 'office',
    parentCode,
    inScope: true,
    shut: null,
    since: null,
  });
  const facts: UnitFacts = {
    under: 'PM',
    units: [unit('PM', 'UBND phường Mẫu', null), unit('VP', 'Văn phòng', 'PM')],
    taken: [],
    today: '2026-11-20',
  };
  const plan = (rows: Given[]) =>
    planUnits(
      rows.map((cells, at) => ({ row: at + 2, cells: cells as Record<string, string> })),
      facts,
    );

  it('an indented list that begins with the agency itself goes below it, once', () => {
    const rows = [
      { name: 'UBND phường Mẫu' },
      { name: '  Văn phòng' },
      { name: '    Tổ Văn thư' },
      { name: '  Trường Mầm non' },
    ];
    expect(plan(rows).map(({ action, line, code }) => [action, code, line?.parentCode, line?.kind])).toEqual([
      ['same', 'PM', undefined, undefined],
      ['same', 'VP', undefined, undefined],
      ['create', 'TVT', 'VP', 'office'],
      ['create', 'TMN', 'PM', 'school'],
    ]);
  });

  it('kinds are read by their words', () => {
    expect(
      plan([
        { code: 'X', name: 'Đơn vị X', kind: 'Trường' },
        { code: 'Y', name: 'Đơn vị Y', kind: 'lạ' },
      ]),
    ).toMatchObject([{ line: { kind: 'school' } }, { faults: [{ column: 'kind', code: 'bad-kind' }] }]);
  });
});
