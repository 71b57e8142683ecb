import { distributionModel } from '../../src/web/charts/distribution.js';
import { dumbbellModel } from '../../src/web/charts/dumbbell.js';
import { rulerModel } from '../../src/web/charts/ruler.js';
import { difference, scoreScale } from '../../src/web/charts/scale.js';
import { trendModel } from '../../src/web/charts/trend.js';

describe('the scale of scores', () => {
  it.each([
    [['83.47', '71.20'], 70, 10],
    [['70.00'], 60, 10],
    [['96.00', '99.00'], 80, 10],
    [['42.00', '90.00'], 40, 20],
    [['0.00'], 0, 20],
    [[null], 0, 20],
  ])('of %j starts at %d in steps of %d and ends at 100', (values, min, step) => {
    const { ticks } = scoreScale(values);
    expect(ticks[0]).toEqual({ x: '0%', label: String(min) });
    expect(Number(ticks[1]?.label) - min).toBe(step);
    expect(ticks[ticks.length - 1]).toEqual({ x: '100%', label: '100' });
  });

  it('subtracts exactly', () => {
    expect(difference('78.96', '84.60')).toBe('-5.64');
    expect(difference('0.30', '0.10')).toBe('0.20');
  });
});

describe('the ruler', () => {
  it('places self and approved, the words near an end leaning inwards', () => {
    const ruler = rulerModel('83.47', '50.00');
    expect(ruler.self).toEqual({ value: '83.47', x: '83.47%', anchor: 'end' });
    expect(ruler.approved).toEqual({ value: '50.00', x: '50%', anchor: 'middle' });
    expect(ruler.both).toBe(true);
  });

  it('shows every figure to 100, the last one ending at the edge', () => {
    const { figures, ticks } = rulerModel(null, null);
    expect(figures.map(({ label }) => label)).toEqual(['0', '20', '40', '60', '80', '100']);
    expect(figures[5]?.anchor).toBe('end');
    expect(ticks).toHaveLength(21);
  });

  it('has no bands unless they are given', () => {
    expect(rulerModel('60', null).bands).toEqual([]);
    expect(rulerModel('60', null, [{ from: 90, label: 'excellent' }]).bands).toEqual([
      { x: '90%', label: 'excellent' },
    ]);
  });

  it('knows that there is nothing', () => {
    expect(rulerModel(null, null)).toMatchObject({ none: true, both: false, self: null, approved: null });
  });
});

describe('two dots on a line', () => {
  const chart = dumbbellModel([
    { name: 'Một cửa', full: '78.96', hollow: '84.60', href: '/units/1' },
    { name: 'Văn phòng', full: '83.90', hollow: '81.00' },
    { name: 'Văn hóa', full: '85.00', hollow: '85.00' },
    { name: 'Công an', full: '88.00', hollow: null },
  ]);

  it('tells the difference by sign, size and word', () => {
    expect(chart.rows.map(({ sign, difference: gap }) => [sign, gap])).toEqual([
      ['below', '-5.64'],
      ['above', '2.90'],
      ['equal', '0.00'],
      ['none', null],
    ]);
    expect(chart.rows[0]?.magnitude).toBe('5.64');
    expect(chart.belowCount).toBe(1);
  });

  it('keeps whole names and leaves out a dot that is not known', () => {
    expect(chart.rows[3]).toMatchObject({ name: 'Công an', hollowX: null, fullX: '60%' });
  });
});

describe('the distribution of a unit', () => {
  it('shows no middle below five evaluations', () => {
    const { rows } = distributionModel([{ name: 'A', scores: ['80.00', '90.00', '85.00', '70.00'] }]);
    expect(rows[0]).toMatchObject({ count: 4, middle: null, lowest: '70.00', highest: '90.00' });
  });

  it('gives the median and the middle half', () => {
    const { rows } = distributionModel([{ name: 'A', scores: ['90.00', '70.00', '80.00', '75.00', '85.00', '82.00'] }]);
    expect(rows[0]?.middle).toMatchObject({ value: '81.00', from: '76.25', to: '84.25' });
  });

  it('stacks equal scores within the row', () => {
    const { rows } = distributionModel([{ name: 'A', scores: Array.from({ length: 40 }, () => '80.00') }]);
    const heights = rows[0]?.dots.map(({ y }) => y) ?? [];
    expect(new Set(heights).size).toBe(40);
    expect(Math.min(...heights)).toBeGreaterThan(0);
  });

  it('takes a unit without an evaluation', () => {
    expect(distributionModel([{ name: 'A', scores: [] }]).rows[0]).toMatchObject({ count: 0, lowest: null, dots: [] });
  });
});

describe('the trend', () => {
  const trend = trendModel([
    { month: '2025-12', value: '81.00' },
    { month: '2026-01', value: '82.00' },
    { month: '2026-02', value: null },
    { month: '2026-03', value: '84.00' },
    { month: '2026-04', value: '85.00' },
  ]);

  it('leaves a gap where a month is missing', () => {
    expect(trend.segments).toHaveLength(2);
    expect(trend.missing).toBe(1);
  });

  it('names the year in January, and at the start unless January is next, and knows the last month with a result', () => {
    expect(trend.points.map(({ year }) => year)).toEqual([null, '2026', null, null, null]);
    expect(trendModel([{ month: '2025-11', value: '80' }]).points[0]?.year).toBe('2025');
    expect(trend.last).toMatchObject({ month: '2026-04', value: '85.00' });
  });

  it('puts a figure under its point where the line comes down to it', () => {
    const values = ['84.00', '80.00', '83.00', '86.00', '85.00'];
    const { points } = trendModel(values.map((value, at) => ({ month: `2026-0${at + 1}`, value })));
    expect(points.map(({ under }) => under)).toEqual([false, true, false, false, true]);
  });

  it('takes nothing at all', () => {
    expect(trendModel([]).last).toBeNull();
  });
});
