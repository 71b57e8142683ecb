import type { Cell } from '../../../src/imports/layout/field.js';
import { planOfficials } from '../../../src/units/imports/officials-plan.js';
import type { OfficialFacts } from '../../../src/units/imports/official-facts.js';
import { readOfficials, type OfficialsKnown } from '../../../src/units/imports/understanding/officials.js';
import { UnitMatcher, type NamedUnit } from '../../../src/units/imports/understanding/unit.js';

const UNITS = [
  { code: 'PM', name: 'Ủy ban nhân dân phường Mẫu' },
  { code: 'VP', name: 'Văn phòng HĐND và UBND' },
  { code: 'VPDU', name: 'Văn phòng Đảng ủy' },
  { code: 'DU', name: 'Đảng ủy phường Mẫu' },
  { code: 'KT', name: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
  { code: 'VHXH', name: 'Phòng Văn hóa - Xã hội' },
  { code: 'MC', name: 'Trung tâm Phục vụ hành chính công' },
  { code: 'TP', name: 'Phòng Tư pháp' },
  { code: 'TYT', name: 'Trạm Y tế' },
  { code: 'QS', name: 'Ban Chỉ huy Quân sự' },
];

interface Given {
  full_name?: Cell;
  name_last?: Cell;
  code?: Cell;
  person_type?: Cell;
  type_cadre?: Cell;
  type_servant?: Cell;
  type_employee?: Cell;
  type_contract?: Cell;
  unit_code?: Cell;
  title?: Cell;
  position?: Cell;
  tier?: Cell;
  from_date?: Cell;
  birth_date?: Cell;
  main?: Cell;
  concurrent?: Cell;
  email?: Cell;
  section?: string;
}

const SOUND = {
  full_name: 'Nguyễn Văn An',
  code: 'A1',
  person_type: 'công chức',
  unit_code: 'VP',
  title: 'Chuyên viên',
  from_date: '01/07/2025',
};

function read(rows: Given[], known: Partial<OfficialsKnown> = {}) {
  const laid = rows.map(({ section, ...cells }, at) => ({
    row: at + 2,
    ...(section ? { section } : {}),
    cells: { ...SOUND, ...cells },
  }));
  return readOfficials(laid, { units: null, ...known });
}

function one(row: Given, known: Partial<OfficialsKnown> = {}) {
  return read([row], known)[0]!;
}

const codesOf = (list: readonly { column: string; code: string }[]) =>
  list.map(({ column, code }) => `${column} ${code}`);

describe('which unit is meant', () => {
  const units = new UnitMatcher(UNITS);

  it.each<[string, string, string?]>([
    ['VP', 'VP'],
    ['vp', 'VP'],
    ['Văn phòng HĐND và UBND', 'VP'],
    ['VĂN PHÒNG HĐND VÀ UBND', 'VP'],
    ['van phong hdnd va ubnd', 'VP'],
    ['Văn phòng HĐND - UBND', 'VP'],
    ['Văn phòng HĐND&UBND', 'VP'],
    ['VP HĐND và UBND', 'VP'],
    ['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân', 'VP'],
    ['Văn phòng HĐND và UBND phường', 'VP'],
    ['VP Đảng ủy', 'VPDU'],
    ['Phòng Kinh tế, Hạ tầng và Đô thị', 'KT'],
    ['Phòng Kinh tế - Hạ tầng - Đô thị', 'KT'],
    ['P. Kinh tế, Hạ tầng và Đô thị', 'KT'],
    ['Phòng Kinh tế', 'KT'],
    ['P. Tư pháp', 'TP'],
    ['P.Tư pháp', 'TP'],
    ['phong tu phap', 'TP'],
    ['Phòng VH-XH', 'VHXH'],
    ['Phòng VHXH', 'VHXH'],
    ['PVHXH', 'VHXH'],
    ['TT Phục vụ hành chính công', 'MC'],
    ['Trung tâm PVHCC', 'MC'],
    ['UBND phường Mẫu', 'PM'],
    ['UBND phường', 'PM'],
    ['UBND', 'PM'],
    ['Đảng ủy', 'DU'],
    ['Trạm y tế phường', 'TYT'],
    ['BCHQS', 'QS'],
    ['II. Phòng Tư pháp', 'TP'],
    ['Phòng Tư pháp (5 người)', 'TP'],
    ['  Phòng\u00a0 Tư pháp ', 'TP'],
    ['Văn phòng', 'VP', 'Văn phòng HĐND và UBND'],
    ['Văn phòng', 'VPDU', 'I. Văn phòng Đảng ủy'],
  ])('%s', (...[typed, code, section]) => {
    const { values, faults } = one({ unit_code: typed, ...(section ? { section } : {}) }, { units });
    expect([values.unit, faults]).toEqual([code, []]);
  });

  it('a section says it where the row does not', () => {
    expect(one({ unit_code: '', section: 'PHÒNG TƯ PHÁP' }, { units }).values.unit).toBe('TP');
    expect(one({ unit_code: '', section: 'Phòng Tư pháp' }).values.unit).toBe('Phòng Tư pháp');
  });

  it.each<[string, string, string]>([
    ['Văn phòng', 'unit-near', 'Văn phòng HĐND và UBND (VP); Văn phòng Đảng ủy (VPDU)'],
    ['Phòng Tư pháp - Hộ tịch', 'unit-near', 'Phòng Tư pháp (TP)'],
    ['Phòng Tu pháo', 'unit-near', 'Phòng Tư pháp (TP)'],
    ['Sở Nội vụ', 'no-unit', 'Sở Nội vụ'],
    ['', 'no-unit-given', ''],
  ])('%j is asked about: %s', (typed, code, value) => {
    const { faults } = one({ unit_code: typed }, { units });
    expect(faults).toMatchObject([{ column: 'unit_code', code, typed, ...(value ? { value } : {}) }]);
  });
});

describe('the ward itself by the name of its committee', () => {
  const ward = [
    { code: 'PM', name: 'Phường Mẫu', root: true as const },
    { code: 'VP', name: 'Văn phòng HĐND và UBND' },
    { code: 'VPDU', name: 'Văn phòng Đảng ủy' },
  ];
  const party = { code: 'DU', name: 'Cơ quan Đảng ủy phường' };
  const found = (typed: string, units: readonly NamedUnit[]) => {
    const { unit, surely, near } = new UnitMatcher(units).find(typed);
    return [unit?.code, surely, near.map(({ code }) => code)];
  };

  it.each(['UBND phường', 'UBND phường Mẫu', 'Ủy ban nhân dân phường Mẫu', 'U.B.N.D. phường'])(
    '%s is the unit that the file goes below, and it is said',
    (typed) => expect(found(typed, ward)).toEqual(['PM', false, []]),
  );

  it('not where the place or its kind is another, nor where a unit has that name, nor without a ward', () => {
    expect(found('UBND phường Khác', ward)).toEqual([undefined, false, ['PM']]);
    expect(found('UBND xã', ward)).toEqual([undefined, false, ['PM']]);
    expect(found('UBND phường', [...ward, { code: 'UB', name: 'UBND phường' }])).toEqual(['UB', true, []]);
    const two = ['UBND phường Mẫu 1', 'UBND phường Mẫu 2'].map((name, at) => ({ code: `U${at}`, name }));
    expect(found('UBND phường', [...ward, ...two])).toEqual([undefined, false, ['U0', 'U1']]);
    const office = ward.map((unit) => ({ ...unit, name: unit.code === 'PM' ? 'Sở Mẫu' : unit.name }));
    expect(found('UBND phường', office)[0]).toBeUndefined();
  });

  it('its Party committee where one unit alone fits', () => {
    expect(found('Đảng ủy phường Mẫu', [...ward, party])).toEqual(['DU', false, []]);
    expect(found('Đảng ủy phường', [...ward, party, { code: 'DB', name: 'Đảng bộ phường' }])).toEqual([
      undefined,
      false,
      ['DU', 'DB'],
    ]);
    expect(found('Đảng ủy phường', ward)[0]).toBeUndefined();
  });
});

describe('position, tier and kind', () => {
  it.each<[Given, string, number, string[], string[]]>([
    [{ title: 'Trưởng phòng' }, 'head', 2, [], []],
    [{ title: 'Trưởng phòng', position: 'phó' }, 'deputy', 2, [], ['position position-differs']],
    [{ title: 'Trưởng phòng', position: 'nhân viên' }, 'member', 2, ['position head-but-member'], []],
    [{ title: 'Chuyên viên', position: 'người đứng đầu' }, 'head', 2, [], ['position position-differs']],
    [{ title: 'Chuyên viên', position: 'Phó Trưởng phòng' }, 'deputy', 1, [], ['position position-differs']],
    [{ title: 'Chuyên viên', position: 'sếp' }, 'sếp', 0, ['position bad-position'], []],
    [{ title: 'Chuyên viên', tier: '3' }, 'member', 3, [], []],
    [{ title: 'Trưởng phòng', tier: '5' }, 'head', 2, ['tier bad-tier'], []],
    [{ title: 'Trưởng phòng', tier: 4 }, 'head', 4, [], []],
    [{ title: 'Trưởng nhóm' }, 'member', 0, [], ['title maybe-head']],
    [{ title: 'Q. Trưởng phòng' }, 'head', 2, [], ['title acting']],
    [{ title: '' }, 'member', 0, ['title bad-title'], []],
  ])('%j', (given, position, tier, faults, remarks) => {
    const { values, ...found } = one(given);
    expect([values.position, faults.length > 0 ? null : values.tier]).toEqual([
      position,
      faults.length > 0 ? null : tier,
    ]);
    expect([codesOf(found.faults), codesOf(found.remarks)]).toEqual([faults, remarks]);
  });

  it.each<[Given, string, string[], string[]]>([
    [{ person_type: '', title: 'Chủ tịch UBND' }, 'cadre', [], ['person_type type-of-title']],
    [{ person_type: 'Cán bộ', title: 'Phó Chủ tịch' }, 'cadre', [], []],
    [{ person_type: 'Công chức', title: 'Chủ tịch' }, 'civil-servant', [], ['person_type elected-is-cadre']],
    [{ person_type: '', title: 'Chuyên viên' }, '', ['person_type no-type'], []],
    [{ person_type: 'CC' }, 'CC', ['person_type bad-type'], []],
  ])('%j is %s', (given, type, faults, remarks) => {
    const { values, ...found } = one(given);
    expect([values.personType, codesOf(found.faults), codesOf(found.remarks)]).toEqual([type, faults, remarks]);
  });

  it('what was said once holds for rows without such a cell', () => {
    const known = { defaults: { from_date: '2025-07-01', person_type: 'contract' } };
    expect(one({ from_date: '', person_type: '' }, known)).toMatchObject({
      values: { from: '2025-07-01', personType: 'contract' },
      faults: [],
    });
    expect(one({}, known).values.personType).toBe('civil-servant');
    const chair = one({ person_type: '', title: 'Chủ tịch UBND' }, known);
    expect([chair.values.personType, codesOf(chair.remarks)]).toEqual(['cadre', ['person_type type-of-title']]);
    expect(codesOf(one({ from_date: '', person_type: '' }).faults)).toEqual([
      'person_type no-type',
      'from_date no-from',
    ]);
  });
});

describe('codes', () => {
  const made = (names: string[], known: Partial<OfficialsKnown> = {}) =>
    read(
      names.map((full_name, at) => ({ full_name, code: '', birth_date: `1/1/${1970 + at}` })),
      known,
    ).map(({ values }) => values.code);

  it('are made of the name, each its own, the same in every run', () => {
    expect(made(['Nguyễn Văn Tuấn', 'Đỗ Thị Ánh', 'Nguyễn Văn Tuấn', "H'Hen Niê"])).toEqual([
      'TUANNV',
      'ANHDT',
      'TUANNV2',
      'NIEH',
    ]);
    expect(made(['Nguyễn Văn Tuấn'], { taken: new Set(['tuannv', 'tuannv2']) })).toEqual(['TUANNV3']);
  });

  it('are those of people who stand in the unit already, one after the other', () => {
    expect(made(['Nguyễn Văn Tuấn', 'Nguyễn Văn Tuấn', 'Nguyễn Văn Tuấn'], { codesOf: () => ['X1', 'X2'] })).toEqual([
      'X1',
      'X2',
      'TUANNV',
    ]);
  });

  it.each<[Cell[], string[]]>([
    [['01234', '1235', '01236'], ['1235 → 01235']],
    [['01234', 1235], ['1235 → 01235']],
    [[1, 2, 11, 120], []],
    [['A1', 'A10'], []],
    [['001', '02'], ['02 → 002']],
    [['1234', '5678'], []],
    [['1234', '001090012345'], []],
    [['1234', '1235', '201090012345'], []],
    [['1234', '201090012345'], []],
    [['1234', '01235', '01236', '001090012345'], ['1234 → 01234']],
  ])('%j have lost their zeros: %j', (codes, lost) => {
    const rows = read(codes.map((code, at) => ({ code, full_name: `Nguyễn Văn ${'ABCD'[at]!}${'n'}` })));
    const found = rows.flatMap(({ remarks }) =>
      remarks.filter(({ code }) => code === 'lost-zero').map(({ typed, value }) => `${typed} → ${value}`),
    );
    expect(found).toEqual(lost);
  });

  it.each(['CB 01', 'CĐ-1', 'A/1', 'x'.repeat(41)])('%s is none', (code) => {
    expect(codesOf(one({ code }).faults)).toEqual(['code bad-code']);
  });
});

describe('who is whom', () => {
  const two = (first: Given, second: Given) =>
    read([first, second]).map(({ values, faults, remarks }) => [
      values.code,
      values.main,
      codesOf(faults),
      codesOf(remarks),
    ]);

  it.each<[string, Given, Given, unknown[], unknown[]]>([
    [
      'one code in two units',
      { unit_code: 'VP' },
      { unit_code: 'DU' },
      ['A1', true, [], ['unit_code which-main']],
      ['A1', false, [], ['unit_code which-main']],
    ],
    [
      'the file says which is the main one',
      { unit_code: 'VP', main: 'Kiêm nhiệm' },
      { unit_code: 'DU', main: 'chính' },
      ['A1', false, [], []],
      ['A1', true, [], []],
    ],
    [
      'one of two is beside',
      { unit_code: 'VP' },
      { unit_code: 'DU', main: 'kiêm nhiệm' },
      ['A1', true, [], []],
      ['A1', false, [], []],
    ],
    [
      'a mark under Kiêm nhiệm',
      { unit_code: 'VP', concurrent: 'x' },
      { unit_code: 'DU', concurrent: '' },
      ['A1', false, [], []],
      ['A1', true, [], []],
    ],
    [
      'a title that begins with kiêm',
      { unit_code: 'VP', title: 'Kiêm Phó ban' },
      { unit_code: 'DU' },
      ['A1', false, [], ['unit_code which-main']],
      ['A1', true, [], ['unit_code which-main']],
    ],
    [
      'two mains',
      { unit_code: 'VP', main: 'chính' },
      { unit_code: 'DU', main: 'chính' },
      ['A1', true, [], []],
      ['A1', false, ['main two-mains'], []],
    ],
    ['one row twice', {}, {}, ['A1', true, [], []], ['A1', true, ['code duplicate'], []]],
    [
      'one code before two names',
      {},
      { full_name: 'Trần Thị Bình' },
      ['A1', true, [], []],
      ['A1', true, ['code code-of-another'], []],
    ],
    [
      'one name and day of birth without codes',
      { code: '', unit_code: 'VP', birth_date: '1/2/1980' },
      { code: '', unit_code: 'DU', birth_date: '01.02.1980' },
      ['ANNV', true, [], ['unit_code which-main', 'code code-made']],
      ['ANNV', false, [], ['unit_code which-main', 'code code-made']],
    ],
    [
      'one name and two days of birth',
      { code: '', birth_date: '1/2/1980' },
      { code: '', birth_date: '1/2/1990' },
      ['ANNV', true, [], ['code code-made']],
      ['ANNV2', true, [], ['code code-made']],
    ],
    [
      'one name and nothing to tell',
      { code: '' },
      { code: '', unit_code: 'DU' },
      ['ANNV', true, [], ['full_name same-name', 'code code-made']],
      ['ANNV2', true, [], ['full_name same-name', 'code code-made']],
    ],
    [
      'one name, two codes, one unit',
      { code: 'A1' },
      { code: 'A2' },
      ['A1', true, [], ['full_name same-name']],
      ['A2', true, [], ['full_name same-name']],
    ],
    [
      'one name, two codes, two units',
      { code: 'A1' },
      { code: 'A2', unit_code: 'DU' },
      ['A1', true, [], []],
      ['A2', true, [], []],
    ],
  ])('%s', (_, first, second, expected, also) => {
    expect(two(first, second)).toEqual([expected, also]);
  });
});

describe('the plan', () => {
  const facts: OfficialFacts = {
    officials: [],
    units: UNITS,
    heads: [['VP', 'H1']],
    merged: [],
    taken: [],
    today: '2026-11-30',
    shut: [],
  };
  const official = (code: string, unitCode: string, more: object = {}) => ({
    code,
    fullName: 'Nguyễn Văn An',
    personType: 'civil-servant',
    email: null,
    inScope: true,
    post: { unitCode, title: 'Chuyên viên', position: 'member', tier: 0, fromDate: '2025-01-01' },
    others: [],
    ...more,
  });
  const plan = (rows: Given[], more: Partial<OfficialFacts> = {}) =>
    planOfficials(
      rows.map((cells, at) => ({ row: at + 2, cells: { ...SOUND, ...cells } as Record<string, string> })),
      { ...facts, ...more },
    );

  it('takes for a head who is one, and says where there is one already', () => {
    expect(plan([{ unit_code: 'Phòng Tư pháp', title: 'Trưởng phòng' }])[0]).toMatchObject({
      action: 'create',
      line: { unitCode: 'TP', position: 'head', tier: 2 },
    });
    expect(plan([{ title: 'Chánh Văn phòng' }])[0]).toMatchObject({
      action: 'wrong',
      faults: [{ code: 'head-taken', value: 'H1' }],
    });
    expect(
      plan([{ title: 'Chánh Văn phòng' }, { code: 'H1', full_name: 'Trần Thị Bình', unit_code: 'DU' }], {
        officials: [official('H1', 'VP', { fullName: 'Trần Thị Bình' })],
      }).map(({ action }) => action),
    ).toEqual(['create', 'change']);
  });

  it('finds who has no code by name and unit, and changes nothing in a second run', () => {
    const again = plan([{ code: '' }], { officials: [official('X7', 'VP')] });
    expect(again).toMatchObject([{ action: 'same', code: 'X7' }]);
    expect(plan([{ code: '', unit_code: 'DU' }], { officials: [official('X7', 'VP')], taken: ['annv'] })).toMatchObject(
      [{ action: 'create', code: 'ANNV2' }],
    );
  });

  it('writes a post beside the main one, which must stand or be written', () => {
    expect(
      plan([{ unit_code: 'VP' }, { unit_code: 'DU', title: 'Ủy viên' }]).map(({ action, line }) => [
        action,
        line?.main,
      ]),
    ).toEqual([
      ['create', true],
      ['create', false],
    ]);
    expect(plan([{ unit_code: 'VP', from_date: 'x' }, { unit_code: 'DU' }])[1]).toMatchObject({
      action: 'wrong',
      faults: [{ code: 'main-row-wrong', value: '2' }],
    });
    expect(plan([{ unit_code: 'DU', main: 'kiêm nhiệm' }])[0]).toMatchObject({
      action: 'wrong',
      faults: [{ code: 'no-main' }],
    });
    expect(plan([{ unit_code: 'DU', main: 'kiêm nhiệm' }], { officials: [official('A1', 'VP')] })[0]).toMatchObject({
      action: 'change',
      line: { main: false },
    });
    const beside = { unitCode: 'DU', title: 'Chuyên viên', position: 'member', tier: 0, fromDate: '2025-07-01' };
    expect(
      plan([{ unit_code: 'DU', main: 'kiêm nhiệm' }], { officials: [official('A1', 'VP', { others: [beside] })] })[0],
    ).toMatchObject({ action: 'same' });
  });
});

describe('a formula without a result', () => {
  it.each<[Given, string]>([
    [{ full_name: '=PROPER(B2)' }, 'full_name formula'],
    [{ full_name: '#REF!' }, 'full_name formula'],
    [{ code: '="CB"&A2' }, 'code formula'],
    [{ unit_code: '=VLOOKUP(A2,DV!A:B,2,0)' }, 'unit_code formula'],
    [{ title: '#N/A' }, 'title formula'],
    [{ from_date: '=DATE(2025,7,1)' }, 'from_date formula'],
    [{ person_type: '=Loai!A2' }, 'person_type formula'],
  ])('%j is its one fault', (row, fault) => {
    expect(codesOf(one(row).faults)).toEqual([fault]);
  });

  it('does not stop a row for the help of a day of birth', () => {
    expect(one({ birth_date: '=DATE(1980,1,1)' }).faults).toEqual([]);
  });
});

it('leaves a quotation mark that is alone out of a name', () => {
  expect(one({ full_name: '"Nguyễn Văn An' }).values.name).toBe('Nguyễn Văn An');
  expect(one({ full_name: 'Nguyễn Văn "Tí" An' }).values.name).toBe('Nguyễn Văn "Tí" An');
});

it('says how a day was read beside one with its month first only where it could be read otherwise', () => {
  const days = ['7/25/2025', '01/07/2025', '2025-07-01', 'Ngày 01 tháng 7 năm 2025', 45_839, '13/7/2025'];
  const noted = read(
    days.map((from_date, at) => ({ from_date, code: `A${at}`, full_name: `Nguyễn Văn ${'ABCDEG'[at]}` })),
  );
  expect(noted.map(({ remarks }) => remarks.some(({ code }) => code === 'month-first-beside'))).toEqual([
    false,
    true,
    false,
    false,
    false,
    false,
  ]);
});

it.each([
  ['Cán bộ', 'cadre'],
  ['HỢP ĐỒNG LAO ĐỘNG', 'contract'],
  ['Công chức', 'civil-servant'],
])('a section of %s says the kind of its people, and no unit', (section, personType) => {
  const { values, faults } = one({ section, person_type: '' });
  expect([values.personType, values.unit, faults]).toEqual([personType, 'VP', []]);
  expect(codesOf(one({ section, unit_code: '' }).faults)).toEqual(['unit_code no-unit-given']);
});

it('a unit whose name speaks of staff is no kind of person', () => {
  expect(one({ section: 'Ban Tổ chức cán bộ', person_type: '', unit_code: '' }).values).toMatchObject({
    unit: 'Ban Tổ chức cán bộ',
    personType: '',
  });
});

describe('what a person answered', () => {
  const shownOf = (rows: Given[], answers: Record<string, string>) =>
    read(rows, { answers }).map(({ values: { code, unit, position, tier, main }, faults, remarks }) => ({
      ...{ code, unit, position, tier, main },
      faults: codesOf(faults),
      asked: remarks.flatMap(({ asks }) => (asks ? [`${asks.key} ${asks.value}${asks.said ? '!' : ''}`] : [])),
    }));

  it.each<[string, string, string, number]>([
    ['Trưởng phòng', 'deputy', 'deputy', 1],
    ['Trưởng phòng', 'member', 'member', 0],
    ['Chủ tịch UBND', 'deputy', 'deputy', 3],
    ['Trưởng nhóm', 'head', 'head', 2],
    ['Trưởng nhóm', 'deputy', 'deputy', 1],
    ['Trưởng nhóm', 'king', 'member', 0],
  ])('%s answered %s', (title, answer, position, tier) => {
    expect(shownOf([{ title }], { 'position-2': answer })[0]).toMatchObject({ position, tier, faults: [] });
  });

  it('a third of one name may be of either of the others, and the answer goes along', () => {
    const rows = ['VP', 'KT', 'TP'].map((unit_code) => ({ code: '', unit_code }));
    const none = shownOf(rows, {});
    expect(none.map(({ asked }) => asked)).toEqual([[], ['same-3 two'], ['same-4 two']]);
    const all = shownOf(rows, { 'same-3': '2', 'same-4': '3', 'main-2': '4' });
    expect(new Set(all.map(({ code }) => code)).size).toBe(1);
    expect(all.map(({ main }) => main)).toEqual([false, false, true]);
    expect(all.map(({ asked }) => asked)).toEqual([['main-2 4!'], ['same-3 2!'], ['same-4 3!']]);
    const two = shownOf(rows, { 'same-3': 'two', 'same-4': '3' });
    expect(two.map(({ code }) => code)).toEqual([two[0]!.code, two[1]!.code, two[1]!.code]);
    expect(two[0]!.code).not.toBe(two[1]!.code);
  });

  it('one person twice in one unit is a row too many; a code goes to the row without one', () => {
    const [first, second] = shownOf([{ code: '' }, { code: 'A7' }], { 'same-3': '2' });
    expect([first!.code, first!.faults, second!.code, second!.faults]).toEqual(['A7', [], 'A7', ['code duplicate']]);
  });
});

it.each<[Given, string, string[]]>([
  [{ type_servant: 'x' }, 'civil-servant', []],
  [{ type_employee: 'X', type_cadre: '' }, 'public-employee', []],
  [{ type_contract: '✓' }, 'contract', []],
  [{ type_cadre: 1 }, 'cadre', []],
  [{ type_cadre: 'x', type_servant: 'x' }, 'cán bộ, công chức', ['person_type bad-type']],
  [{ type_servant: 'không' }, '', ['person_type no-type']],
])('a mark gives the kind of person: %j', (marks, type, faults) => {
  const read = one({ person_type: '', ...marks });
  expect([read.values.personType, codesOf(read.faults)]).toEqual([type, faults]);
});
