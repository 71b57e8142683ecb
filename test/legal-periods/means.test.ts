import { spanMean, spansOf } from '../../src/legal/means/span-mean.js';
import { monthsCovered, quarterEnd } from '../../src/legal/periods/span.js';
import type { MonthPlace } from '../../src/legal/means/means.js';

const year = 2026;
const monthOf = (number: number) => `${year}-${String(number).padStart(2, '0')}`;

/** Twelve places from short words: a score, `-` open, `?` missing, `m` maternity leave. */
function places(...words: string[]): MonthPlace[] {
  return words.map((word, index) => ({
    month: monthOf(index + 1),
    score: /^\d/.test(word) ? word : null,
    source: /^\d/.test(word) ? 'form' : 'none',
    legalFormId: null,
    absent: word === 'm' ? 'maternity' : null,
    open: word === '-',
  }));
}

const quarter = (nth: number) => ({ kind: 'quarter', year, nth }) as const;
const whole = { kind: 'year', year, nth: 1 } as const;

describe('the mean of a quarter, half or year (Art 17.3)', () => {
  it('is the arithmetic mean of its months, rounded once, half up', () => {
    expect(spanMean(quarter(1), places('85', '91', '78'))).toMatchObject({
      mean: '84.67',
      months: 3,
      provisional: false,
      missing: [],
    });
    expect(spanMean(quarter(1), places('70.01', '70.02', '70.02')).mean).toBe('70.02');
  });

  it('is of the months at work when four were maternity leave (Art 11.2)', () => {
    const mean = spanMean(whole, places('80', '80', 'm', 'm', 'm', 'm', '90', '90', '90', '90', '80', '80'));
    expect(mean).toMatchObject({ mean: '85.00', months: 8, absent: ['2026-03', '2026-04', '2026-05', '2026-06'] });
  });

  it('stops at a missing month and names it', () => {
    expect(spanMean(quarter(2), places('80', '80', '80', '90', '?', '90'))).toMatchObject({
      mean: null,
      missing: ['2026-05'],
      provisional: false,
    });
    expect(spanMean(quarter(1), places('80', '80', '80', '90', '?', '90')).mean).toBe('80.00');
  });

  it('is provisional while a month is open, over the closed ones', () => {
    const mean = spanMean(whole, places(...Array.from({ length: 11 }, () => '91'), '-'));
    expect(mean).toMatchObject({ mean: '91.00', provisional: true, months: 11, open: ['2026-12'] });
  });

  it('is nothing, not zero, where no month counts', () => {
    expect(spanMean(quarter(1), places('m', 'm', 'm'))).toMatchObject({ mean: null, months: 0, missing: [] });
    expect(spanMean(quarter(1), places('-', '-', '-'))).toMatchObject({ mean: null, provisional: false });
  });

  it('has four quarters, two halves and the year', () => {
    expect(spansOf(year).map(({ kind, nth }) => `${kind} ${nth}`)).toEqual([
      'quarter 1',
      'quarter 2',
      'quarter 3',
      'quarter 4',
      'half 1',
      'half 2',
      'year 1',
    ]);
  });
});

it('a quarter is known by its last month', () => {
  expect(monthsCovered('2026-03', 'quarter')).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(['2026-01', '2026-06', '2026-11', '2026-12'].map(quarterEnd)).toEqual([
    '2026-03',
    '2026-06',
    '2026-12',
    '2026-12',
  ]);
});
