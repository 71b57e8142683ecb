import { ceiling } from '../../../src/scoring/editions/quota.js';
import {
  common265,
  common28,
  leader,
  percent,
  person,
  plan,
  scored,
  staff,
  classified,
  year,
  line,
} from './samples.js';

const late = { late: [1, 1] };
const notDone = { completed: '0' };

describe('the worked figures of the specification', () => {
  it.each([
    [
      'K14 not done, one K12 failed once, two K5 late once',
      { k14: notDone, k12: { failed: [1] }, k5: late },
      ['79.4118', '75', '75.7353', '53.70', '80.20', 'good'],
    ],
    [
      'the same, both delays objective',
      { k14: notDone, k12: { failed: [1] } },
      ['79.4118', '75', '79.4118', '54.56', '81.06', 'good'],
    ],
  ])('%s', (_name, given, expected) => {
    const { a, b, c, results, score, band } = scored(staff(plan(given), { common: common265 }));
    expect([a, b, c, results, score, band]).toEqual(expected);
  });

  it('all on time and one unplanned K12: 82.35 cut to 70', () => {
    const result = scored(staff(plan({ k12: { extra: '1' } }), { common: common265 }));
    expect(result).toMatchObject({ a: '117.6471', b: '117.6471', c: '117.6471', results: '70.00', score: '96.50' });
  });

  const own = [percent(90, { failed: Array(20).fill(1), late: Array(10).fill(4) })];
  it.each([
    ['a head', ['50'], '100', '58.92', '86.92'],
    ['the same, one subordinate at 49', ['49'], '50', '53.08', '81.08'],
  ])('%s', (_name, led, d, results, score) => {
    const record = leader(own, led, { common: common28, organising: '50' });
    expect(scored(record)).toEqual({
      common: '28.00',
      a: '90',
      b: '85',
      c: '80',
      d,
      đ: '50',
      e: '100',
      results,
      score,
      band: 'good',
      note: null,
    });
  });

  it('the record of the specification', () => {
    const record = leader([line('DC.02', '5', 4, late)], ['81.06', '49'], {
      common: common28,
      organising: '50',
      capAt: 'average',
    });
    expect(scored(record)).toEqual({
      common: '28.00',
      a: '100',
      b: '100',
      c: '87.5',
      d: '50',
      đ: '50',
      e: '100',
      results: '56.88',
      score: '84.88',
      band: 'good',
      note: null,
    });
  });

  it.each([
    [12, '0.2', 2, 2],
    [10, '0.2', 1, 2],
    [5, '0.2', 0, 1],
    [4, '0.25', 0, 1],
    [5, '0.25', 1, 1],
    [6, '0.2', 1, 1],
    [24, '0.25', 4, 6],
    [60, '0.2', 10, 12],
    [60, '0.25', 12, 15],
  ])('ceiling of %i at %s: %i, or %i of good or better', (n, share, good, orBetter) => {
    expect([ceiling(n, share, 'good'), ceiling(n, share, 'good-or-better')]).toEqual([good, orBetter]);
  });

  it('the year of the specification', () => {
    const head = person('TP-01', ['91.5', '92', '90', '93', '91', '92', '94', '91', '90', '92', '93', '92'], {
      group: 'heads',
    });
    const clerk = person('CV-07', [null, null, '88', '90.5', '91', '89', '92', '90', null, null, '91', '90'], {
      absent: { '1': 'not-in-service', '2': 'not-in-service', '9': 'sick', '10': 'sick' },
    });
    const { officials, agency, groups } = classified(year([head, clerk], { organisation: 'good', head: 'TP-01' }));
    expect(officials).toEqual([
      {
        code: 'TP-01',
        group: 'heads',
        mean: '91.79',
        months: 12,
        missing: [],
        byPoints: 'excellent',
        label: 'good',
        reasons: ['head-cap'],
      },
      {
        code: 'CV-07',
        group: 'clerks',
        mean: '90.19',
        months: 8,
        missing: [],
        byPoints: 'excellent',
        label: 'excellent',
        reasons: [],
      },
    ]);
    expect(agency).toEqual({ n: 2, ceiling: 0, excellent: 1, over: 1 });
    expect(Object.fromEntries(groups)).toEqual({
      heads: { n: 1, ceiling: 0, excellent: 0, over: 0 },
      clerks: { n: 1, ceiling: 0, excellent: 1, over: 1 },
    });
  });
});
