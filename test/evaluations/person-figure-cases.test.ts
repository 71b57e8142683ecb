import type { Criterion } from '../../src/criteria/criterion.js';
import { readCells } from '../../src/evaluations/person-figures/figure-cell.js';
import { planPersonFigures, type EvaluationFact } from '../../src/evaluations/person-figures/plan-person-figures.js';
import { ofTargetNumber, targetNumber } from '../../src/evaluations/person-figures/source-month.js';
import { fold } from '../../src/web/fold.js';
import { MOT_CUA } from '../support/ward.js';

const criterion = (code: string) => MOT_CUA.criteria.find((one) => one.code === code) as unknown as Criterion;
const SHARE = criterion('dung-hen');
const COUNT = criterion('gio-lam');
const DAYS: Criterion = { ...SHARE, unitLabel: 'ngày', settings: { target: '3', floor: '10' } };
const read = (one: Criterion, value: string, part = '', whole = '', scale = '') => {
  const found = readCells(one, { value, part, whole, scale });
  return 'fault' in found ? `${found.column}: ${found.fault}` : [found.value, found.part, found.whole].join(' ');
};

describe('a figure as a source gives it', () => {
  it.each([
    ['a decimal comma', SHARE, ['96,08'], '96.08  '],
    ['a point and the unit', SHARE, ['96.08 %'], '96.08  '],
    ['three places that are no thousands here', SHARE, ['96.125'], '96.125  '],
    ['what a spreadsheet reckoned on', SHARE, ['96.07843137254902'], '96.0784  '],
    ['the share of its two numbers', SHARE, ['', '49', '51'], '96.0784 49 51'],
    ['the share as it is written, beside its two numbers', SHARE, ['96,1', '49', '51'], '96.1 49 51'],
    ['all of them', SHARE, ['100', '60', '60'], '100 60 60'],
    ['none of them', SHARE, ['0', '0', '60'], '0 0 60'],
    ['a hundredth part that a person wrote so', SHARE, ['0,5 %'], '0.5  '],
    ['parts of 1, where a person said that they are', SHARE, ['0,97', '', '', 'part'], '97  '],
    ['1 as all, where a person said so', SHARE, ['1', '', '', 'part'], '100  '],
    ['1 as one in a hundred, where a person said so', SHARE, ['1', '', '', 'percent'], '1  '],
    ['parts of 1 beside their numbers', SHARE, ['0,9608', '49', '51', 'part'], '96.08 49 51'],
    ['a count, whatever was said of shares', COUNT, ['1', '', '', 'part'], '1  '],
    ['a count', COUNT, ['2 lần'], '2  '],
    ['no complaint', COUNT, ['0'], '0  '],
    ['a count in thousands', COUNT, ['1.250'], '1250  '],
    ['days, of which a part is one', DAYS, ['0,5'], '0.5  '],
  ])('takes %s', (_, one, cells, expected) => {
    expect(read(one, ...(cells as [string]))).toBe(expected);
  });

  it.each([
    ['nothing', SHARE, [''], 'value: none'],
    ['no number', SHARE, ['tốt'], 'value: number'],
    ['97 % as a spreadsheet keeps it', SHARE, ['0,97'], 'value: fraction'],
    ['100 % as a spreadsheet keeps it', SHARE, ['1'], 'value: fraction'],
    ['a share beyond the whole', SHARE, ['101'], 'value: bounds'],
    ['97 among parts of 1', SHARE, ['97', '', '', 'part'], 'value: bounds'],
    ['a share that is not that of its numbers', SHARE, ['90', '49', '51'], 'value: unlike'],
    ['a fraction beside its numbers', SHARE, ['0,96', '49', '51'], 'value: unlike'],
    ['a part above the whole', SHARE, ['', '52', '51'], 'part: whole'],
    ['a part without its whole', SHARE, ['96', '49'], 'part: whole'],
    ['a whole without its part', SHARE, ['96', '', '51'], 'whole: whole'],
    ['a share of nothing', SHARE, ['', '0', '0'], 'whole: nothing'],
    ['half a breach', COUNT, ['1,5'], 'value: bounds'],
    ['a count below nothing', COUNT, ['-1'], 'value: bounds'],
  ])('refuses %s', (_, one, cells, expected) => {
    expect(read(one, ...(cells as [string]))).toBe(expected);
  });
});

const person = (code: string, name: string, more: Partial<EvaluationFact> = {}): EvaluationFact => ({
  ...{
    evaluationId: Number(code.slice(1)),
    code,
    name,
    folded: fold(name),
    state: 'open',
    criterion: SHARE,
    before: null,
  },
  ...more,
});
const plan = (rows: Record<string, string>[], evaluations: EvaluationFact[], ended = false) =>
  planPersonFigures(
    rows.map((cells, at) => ({ row: at + 2, cells })),
    { ended, evaluations },
  ).map(({ action, faults, line }) => [
    action,
    faults.map(({ column, code }) => `${column}.${code}`).join(' '),
    line?.value,
  ]);

describe('the plan of a file', () => {
  const people = [
    person('c1', 'Bùi Thị Ba'),
    person('c2', 'Vũ Văn Bốn', { before: { value: '95', part: null, whole: null } }),
    person('c3', 'Trùng Tên'),
    person('c4', 'Trùng Tên'),
    person('c5', 'Đã Duyệt', { state: 'decided' }),
    person('c6', 'Tiêu Chí Khác', { criterion: null }),
  ];
  it.each<[string, Record<string, string>[], unknown[]]>([
    ['a code in other letters', [{ code: 'C1', value: '96' }], [['create', '', '96']]],
    ['a name without marks', [{ name: 'BUI THI BA', value: '96' }], [['create', '', '96']]],
    ['a name of two', [{ name: 'Trùng Tên', value: '96' }], [['wrong', 'name.same-name', undefined]]],
    ['a code of another name', [{ code: 'c1', name: 'Ai Đó', value: '96' }], [['wrong', 'name.other-name', undefined]]],
    ['nobody', [{ value: '96' }], [['wrong', 'code.who', undefined]]],
    ['the same as before', [{ code: 'c2', value: '95' }], [['same', '', undefined]]],
    [
      'the same share, now with its numbers',
      [{ code: 'c2', value: '95', part: '19', whole: '20' }],
      [['change', '', '95']],
    ],
    ['another one', [{ code: 'c2', value: '94' }], [['change', '', '94']]],
    ['what is decided', [{ code: 'c5', value: '94' }], [['wrong', 'code.decided', undefined]]],
    ['what takes none', [{ code: 'c6', value: '94' }], [['wrong', 'code.no-criterion', undefined]]],
    [
      'a person twice, by code and by name',
      [
        { code: 'c1', value: '96' },
        { name: 'Bùi Thị Ba', value: '97' },
      ],
      [
        ['create', '', '96'],
        ['wrong', 'code.twice', undefined],
      ],
    ],
  ])('knows %s', (_, rows, expected) => {
    expect(plan(rows, people)).toEqual(expected);
  });

  it('takes nothing from a source that has ended', () => {
    expect(plan([{ code: 'c1', value: '96' }], people, true)).toEqual([['wrong', 'value.ended', undefined]]);
  });
});

describe('a source and a month in one number', () => {
  it.each([
    [1, '2020-01'],
    [7, '2026-11'],
    [800_000, '2119-12'],
  ])('%d, %s', (sourceId, month) => {
    expect(targetNumber(sourceId, month)).toBeLessThan(1_000_000_000);
    expect(ofTargetNumber(targetNumber(sourceId, month))).toEqual({ sourceId, month });
  });
});
