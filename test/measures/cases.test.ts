import { changedSince, isOtherwise, letGo, owesReason, type MeasuredFigure } from '../../src/evaluations/measured.js';
import { readFigure, valueOf } from '../../src/measures/figure.form.js';
import { planFigures, type FiguresKnown, type FileLine } from '../../src/measures/imports/plan-figures.js';
import { isMet } from '../../src/measures/measure.view.js';
import type { FigureRow, MeasureRow } from '../../src/measures/measures.queries.js';
import { addMonths, monthsUpTo } from '../../src/measures/months.js';
import { verdictOf } from '../../src/measures/moves.js';
import { sparkModel } from '../../src/web/charts/spark.js';

describe('a figure as it is typed', () => {
  it.each([
    ['percent', '96,5', '96.5'],
    ['percent', '96.50', '96.5'],
    ['percent', '0', '0'],
    ['percent', '100', '100'],
    ['percent', '100,01', null],
    ['percent', '96,555', null],
    ['percent', '-1', null],
    ['percent', 'cao', null],
    ['percent', '', null],
    ['count', '0', '0'],
    ['count', '1.250', '1250'],
    ['count', '2,5', null],
    ['count', '1000000000', '1000000000'],
    ['count', '1000000001', null],
    ['count', '9'.repeat(30), null],
  ] as const)('%s %s', (kind, typed, kept) => expect(valueOf({ kind }, typed)).toBe(kept));

  it.each([
    ['satisfaction needs the number asked', 'satisfaction', 'percent', '', ['asked-needed']],
    ['satisfaction of nobody is none', 'satisfaction', 'percent', '0', ['asked']],
    ['satisfaction with its number', 'satisfaction', 'percent', '214', []],
    ['another percentage needs none', 'dossiers-on-time', 'percent', '', []],
    ['a count has none', 'initiatives', 'count', '5', ['asked-not']],
  ] as const)('%s', (_, code, kind, asked, codes) => {
    const read = readFigure({ code, kind }, { value: '90', asked, source: 'Sổ theo dõi' });
    expect(read.faults.map((fault) => fault.code)).toEqual(codes);
  });

  it('always has a source', () => {
    expect(readFigure({ code: 'x', kind: 'count' }, { value: '1', asked: '', source: 'S' }).faults).toEqual([
      { part: 'source', code: 'source' },
    ]);
  });
});

describe('what a change means', () => {
  it.each([
    ['percent', 'up', null, '1.01', '90', 'better'],
    ['percent', 'up', null, '-1.01', '90', 'worse'],
    ['percent', 'up', null, '1', '90', 'same'],
    ['percent', 'up', null, '-0.1', '90', 'same'],
    ['percent', 'down', null, '1.5', '5', 'worse'],
    ['percent', 'up', '0', '0.01', '90', 'better'],
    ['percent', 'up', '2.5', '2.5', '90', 'same'],
    ['count', 'up', null, '5', '100', 'same'],
    ['count', 'up', null, '5.01', '100', 'better'],
    ['count', 'down', null, '-0.67', '2.67', 'better'],
    ['count', 'down', '50', '1', '2', 'same'],
    ['count', 'down', null, '1', '0', 'worse'],
    ['count', 'up', null, '0', '0', 'same'],
    ['percent', 'none', null, '5', '90', 'none'],
    ['percent', 'up', null, null, null, 'none'],
  ] as const)('%s %s (threshold %s) %s on %s: %s', (kind, direction, threshold, change, mean, verdict) =>
    expect(verdictOf({ kind, direction, threshold }, change, mean)).toBe(verdict),
  );

  it.each([
    ['up', '98', '98', true],
    ['up', '97.9', '98', false],
    ['down', '0', '0', true],
    ['down', '1', '0', false],
    ['none', '1', '1', null],
  ] as const)('target %s %s of %s', (direction, value, target, met) =>
    expect(isMet(direction, value, target)).toBe(met),
  );

  it('counts months over the year', () => {
    expect([addMonths('2026-01', -1), addMonths('2026-12', 1), addMonths('2026-11', -14)]).toEqual([
      '2025-12',
      '2027-01',
      '2025-09',
    ]);
    expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
  });
});

describe('a small chart', () => {
  it('leaves a gap where a month has no figure, and a flat line stays within', () => {
    const spark = sparkModel(
      [
        { month: '2026-09', value: '90' },
        { month: '2026-10', value: null },
        { month: '2026-11', value: '90' },
      ],
      null,
    );
    expect(spark.segments).toEqual([]);
    expect(spark.points.map(({ y, last }) => [y === null, last])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    expect(spark.points.every(({ y }) => y === null || (parseFloat(y) >= 0 && parseFloat(y) <= 100))).toBe(true);
  });

  it('has nothing to draw without a figure', () =>
    expect(sparkModel([{ month: '2026-11', value: null }], null).any).toBe(false));

  it('puts a higher figure higher, and the target on the same scale', () => {
    const spark = sparkModel(
      [
        { month: '2026-10', value: '90' },
        { month: '2026-11', value: '95' },
      ],
      '100',
    );
    const [low, high] = spark.points.map(({ y }) => parseFloat(y!));
    expect(parseFloat(spark.target!)).toBeLessThan(high!);
    expect(high).toBeLessThan(low!);
  });
});

const figure = (value: string | null): MeasuredFigure => ({
  measure: 'dossiers-on-time',
  name: 'Đúng hạn',
  figureId: 1,
  value,
  asked: null,
  few: false,
  source: 'Hệ thống',
});

describe('a criterion that takes its figure from a measure', () => {
  it.each([
    ['the figure itself', '96.5', '96.50', false],
    ['another one', '96.5', '97', true],
    ['nothing typed', '96.5', null, false],
    ['none stated yet, one typed', null, '97', true],
  ] as const)('%s', (_, now, typed, otherwise) =>
    expect(isOtherwise(typed, 'dung-hen', { 'dung-hen': figure(now) })).toBe(otherwise),
  );

  it('owes a reason of ten characters for another figure', () => {
    const figures = { 'dung-hen': figure('96.5') };
    expect(['123456789', '1234567890', undefined].map((note) => owesReason('97', 'dung-hen', figures, note))).toEqual([
      true,
      false,
      true,
    ]);
    expect(owesReason('97', 'khac', figures, undefined)).toBe(false);
  });

  it('tells what has changed since it was decided', () => {
    expect(changedSince(figure('96.5'), figure('96.50'))).toBeNull();
    expect(changedSince(figure('96.5'), figure('95'))).toEqual({ from: '96.5', to: '95' });
    expect(changedSince(figure(null), figure('95'))).toEqual({ from: null, to: '95' });
    expect(changedSince(undefined, figure('95'))).toBeNull();
  });

  it('lets go of the measure’s own figure when an evaluation comes back, not of one typed in its place', () => {
    const criteria = [{ code: 'chao-dan' }, { code: 'dung-hen' }] as never;
    expect(letGo(criteria, ['9', '96.5'], { 'dung-hen': figure('96.5') })).toEqual(['9', null]);
    expect(letGo(criteria, ['9', '97'], { 'dung-hen': figure('96.5') })).toEqual(['9', '97']);
  });
});

describe('a file of figures', () => {
  const measure = (code: string, over: Partial<MeasureRow> = {}): MeasureRow => ({
    id: 1,
    rootUnitId: 1,
    code,
    name: code,
    kind: 'percent',
    direction: 'up',
    counts: null,
    threshold: null,
    judgedWith: null,
    shareName: null,
    unitLabel: '%',
    source: '',
    position: 1,
    closedOn: null,
    ...over,
  });
  const known: FiguresKnown = {
    units: new Map([
      ['MC', { id: 7, name: 'Một cửa', closedOn: null }],
      ['CU', { id: 8, name: 'Đơn vị cũ', closedOn: '2026-09-14' }],
    ]),
    measures: new Map(
      [
        measure('on-time'),
        measure('dialogues', { id: 2, kind: 'count', counts: 'dialogues' }),
        measure('old', { id: 3, closedOn: '2026-08-01' }),
      ].map((one) => [one.code, one]),
    ),
    figures: new Map([['1 7 2026-09', { value: '95', asked: null, source: 'Hệ thống', number: 1 } as FigureRow]]),
    closedMonths: new Set(['2026-08']),
    first: '2020-01',
    last: '2026-11',
  };
  const line = (over: Partial<FileLine>): FileLine => ({
    row: 2,
    unitCode: 'MC',
    measureCode: 'on-time',
    month: '2026-10',
    value: '96,5',
    asked: '',
    source: 'Hệ thống',
    reason: '',
    ...over,
  });

  it.each([
    ['a new figure', {}, 'create', []],
    ['the same again', { month: '2026-09', value: '95,0' }, 'same', []],
    ['a correction without a reason', { month: '2026-09' }, 'wrong', ['reason']],
    ['a correction with one', { month: '2026-09', reason: 'Cộng sót một ngày' }, 'change', []],
    ['a closed month without a reason', { month: '2026-08' }, 'wrong', ['late']],
    ['a closed month with one', { month: '2026-08', reason: 'Nhận số liệu muộn' }, 'create', []],
    ['another’s unit', { unitCode: 'VP' }, 'wrong', ['unit']],
    ['an unknown measure', { measureCode: 'khac' }, 'wrong', ['measure']],
    ['what the system counts', { measureCode: 'dialogues', value: '3' }, 'wrong', ['counted']],
    ['a unit that ended in the month', { unitCode: 'CU', month: '2026-09' }, 'create', []],
    ['a unit that had ended before', { unitCode: 'CU', month: '2026-10' }, 'wrong', ['ended']],
    ['a measure closed before', { measureCode: 'old' }, 'wrong', ['closed']],
    ['a month to come', { month: '2026-12' }, 'wrong', ['month']],
    ['no month', { month: 'tháng mười' }, 'wrong', ['month']],
    ['a figure out of bounds and no source', { value: '101', source: '' }, 'wrong', ['percent', 'source']],
  ] as const)('%s', (_, over, action, codes) => {
    const { plan, ready } = planFigures([line(over)], known);
    expect([plan[0]!.action, plan[0]!.faults.map(({ code }) => code)]).toEqual([action, codes]);
    expect(ready.length).toBe(action === 'create' || action === 'change' ? 1 : 0);
  });

  it('refuses the second of two rows for one figure, not the first', () => {
    const { plan, ready } = planFigures([line({}), line({ row: 3, value: '90' })], known);
    expect(plan.map(({ action }) => action)).toEqual(['create', 'wrong']);
    expect(plan[1]!.faults).toEqual([{ column: 'measure_code', code: 'twice', value: '2' }]);
    expect(ready).toHaveLength(1);
  });
});
