import { explainLegalMonth } from '../../../src/scoring/editions/legal-month.js';
import { common265, leader, line, percent, plan, staff } from './samples.js';

const notDone = { completed: '0' };

describe('a month is explained term by term', () => {
  const told = explainLegalMonth(
    staff(plan({ k14: notDone, k12: { failed: [1] }, k5: { late: [1, 1] } }), { common: common265 }),
  );

  it('K 14 of 68 missing: 20.59 % of each, together 14.41 points', () => {
    expect(told.missing).toEqual([
      { product: 'DC.08', factor: '14', quantity: '1', amount: '14', percent: '20.59', points: '14.41' },
    ]);
  });

  it('each counted mark with its cost', () => {
    const late = {
      kind: 'late',
      part: 'c',
      article: '14.2c',
      product: 'DC.02',
      factor: '5',
      marks: 1,
      counted: 1,
      amount: '1.25',
      percent: '1.84',
      points: '0.43',
    };
    expect(told.marks).toEqual([
      late,
      late,
      {
        kind: 'failed',
        part: 'b',
        article: '14.2b',
        product: 'DC.05',
        factor: '12',
        marks: 1,
        counted: 1,
        amount: '3',
        percent: '4.41',
        points: '1.03',
      },
    ]);
  });

  it('totals, terms, no cut, no leader', () => {
    expect(told.totals).toEqual({
      assigned: '68',
      completed: '54',
      extra: '0',
      done: '54',
      failedLost: '3',
      lateLost: '2.5',
    });
    expect(told.terms.map(({ part, article, value, points }) => [part, article, value, points])).toEqual([
      ['a', '14.2a', '79.4118', '18.53'],
      ['b', '14.2b', '75', '17.50'],
      ['c', '14.2c', '75.7353', '17.67'],
    ]);
    expect([told.cut, told.leader, told.led, told.extra, told.result.score]).toEqual([null, [], null, [], '80.20']);
  });

  it('a leader’s missing product costs half as much, and each 50 costs 5.83', () => {
    const {
      missing,
      leader: costs,
      led,
    } = explainLegalMonth(leader(plan({ k14: notDone }), ['49', '48', '90'], { organising: '50' }));
    expect(missing[0]).toMatchObject({ percent: '20.59', points: '7.21' });
    expect(costs).toEqual([
      { part: 'd', article: '15.3a', points: '5.83' },
      { part: 'đ', article: '15.3b', points: '5.83' },
    ]);
    expect(led).toEqual({ people: 3, below: 2 });
  });

  it('who leads nobody has five parts: a 50 costs 7 points', () => {
    const { leader: costs, terms, led } = explainLegalMonth(leader(plan(), [], { uniting: '50' }));
    expect(costs).toEqual([{ part: 'e', article: '15.3c', points: '7.00' }]);
    expect([terms.map(({ part }) => part), led]).toEqual([['a', 'b', 'c', 'đ', 'e'], { people: 0, below: 0 }]);
  });

  it('what was cut, on the sum and on each part', () => {
    const work = plan({ k12: { extra: '1' } });
    expect(explainLegalMonth(staff(work)).cut).toEqual({ before: '82.35', over: '12.35' });
    expect(explainLegalMonth(staff(work)).extra).toEqual([
      { product: 'DC.05', factor: '12', quantity: '1', amount: '12', percent: '17.65', points: '12.35' },
    ]);
    const component = explainLegalMonth(staff(work, { capAt: 'component' }));
    expect([component.cut, component.terms[0]]).toEqual([
      { before: '82.35', over: '12.35' },
      { part: 'a', article: '14.2a', value: '117.6471', used: '100', points: '23.33' },
    ]);
    expect(explainLegalMonth(staff([percent(100)])).cut).toBeNull();
  });

  it('a fifth mark and a mark on a part cost no more than is there', () => {
    const { marks } = explainLegalMonth(staff([line('P', '4', '1.5', { failed: [5, 4] })]));
    expect(marks.map(({ marks: given, counted, amount, percent: share }) => [given, counted, amount, share])).toEqual([
      [5, 4, '4', '66.67'],
      [4, 4, '2', '33.33'],
    ]);
  });

  it('nothing assigned: amounts, but no percent and no points', () => {
    const bare = explainLegalMonth(leader([line('U', '3', 0, { extra: '2', late: [1] })], ['40']));
    expect([bare.terms, bare.cut, bare.extra[0]!.percent, bare.marks[0]!.points, bare.leader]).toEqual([
      [],
      null,
      null,
      null,
      [{ part: 'd', article: '15.3a', points: null }],
    ]);
  });
});
