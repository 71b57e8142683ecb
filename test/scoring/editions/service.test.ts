import { serviceReckoned } from '../../../src/scoring/editions/legal-year.js';
import { checkYearGroup } from '../../../src/scoring/editions/legal-year.js';
import { toYearGroupJson } from '../../../src/scoring/editions/year-tree.js';
import type { ServiceSpan } from '../../../src/scoring/editions/year-record.js';
import { faultText } from '../../../src/scoring/fault-text.js';
import { recompute } from '../../../src/scoring/recompute.js';
import { person, twelve, year } from './samples.js';

const scores = (from: number) => twelve('80').map((score, place) => (place + 1 < from ? null : score));
const before = (from: number) =>
  Object.fromEntries(Array.from({ length: from - 1 }, (_, place) => [String(place + 1), 'not-in-service'] as const));

/** Scored from the month `from` on; before it not in service. */
const served = (service: ServiceSpan[], from: number, absent: object = {}) =>
  year([person('A', scores(from), { absent: { ...before(from), ...absent }, service })]);

const labelOf = (record: ReturnType<typeof served>) => {
  const again = recompute(toYearGroupJson(record));
  if (!again.ok) throw new Error(again.faults.map(faultText).join('\n'));
  const { officials } = JSON.parse(again.json) as { officials: { label: string; reasons: string[] }[] };
  return officials[0]!;
};

describe('service by dates (Điều 11.1)', () => {
  const CASES: [name: string, spans: ServiceSpan[], months: number, days: number, classified: boolean][] = [
    ['a post from 20 July', [{ from: '2026-07-20' }], 5, 12, false],
    ['a post from 1 July', [{ from: '2026-07-01' }], 6, 0, true],
    ['a post from 2 July: thirty days alone are no month', [{ from: '2026-07-02' }], 5, 30, false],
    ['the whole year', [{ from: '2020-03-15' }], 12, 0, true],
    [
      'January to March and July to September',
      [
        { from: '2026-01-01', to: '2026-03-31' },
        { from: '2026-07-01', to: '2026-09-30' },
      ],
      6,
      0,
      true,
    ],
    ['until 30 June', [{ from: '2019-05-01', to: '2026-06-30' }], 6, 0, true],
    ['until 29 June', [{ from: '2019-05-01', to: '2026-06-29' }], 5, 29, false],
    [
      'two parts that make a month: 10 and 20 days',
      [
        { from: '2026-01-01', to: '2026-03-10' },
        { from: '2026-06-01', to: '2026-08-31' },
        { from: '2026-12-01', to: '2026-12-20' },
      ],
      6,
      0,
      true,
    ],
    [
      'two parts a day short',
      [
        { from: '2026-01-01', to: '2026-03-10' },
        { from: '2026-06-01', to: '2026-08-31' },
        { from: '2026-12-01', to: '2026-12-19' },
      ],
      5,
      29,
      false,
    ],
    ['spans that touch are one', [{ from: '2026-07-02', to: '2026-09-30' }, { from: '2026-10-01' }], 5, 30, false],
    ['from the end of a month', [{ from: '2026-01-31', to: '2026-02-27' }], 1, 0, false],
    ['a leap day', [{ from: '2028-02-29', to: '2028-03-28' }], 1, 0, false],
  ];
  it.each(CASES)('%s', (_, spans, months, days, classified) => {
    const at = Number(spans[0]!.from.slice(0, 4)) > 2026 ? { year: 2028 } : {};
    const record = { ...served(spans, 7), ...at };
    expect(checkYearGroup(record).map(faultText)).toEqual([]);
    expect(serviceReckoned(record, record.officials[0]!)).toEqual({ months, days });
    const { label, reasons } = labelOf(record);
    expect([label === 'not-classified', reasons]).toEqual(classified ? [false, []] : [true, ['not-classified:11.1']]);
  });

  it('unpaid months are taken off; those outside service are not taken off twice (11.2)', () => {
    const spans = [{ from: '2026-06-01' }];
    expect(labelOf(served(spans, 6)).label).toBe('good');
    const scored = twelve('80').map((score, place) => (place + 1 < 8 ? null : score));
    const record = (absent: object) =>
      year([person('A', scored, { absent: { ...before(6), ...absent }, service: spans })]);
    expect(labelOf(record({ '6': 'unpaid', '7': 'unpaid' })).label).toBe('not-classified');
    expect(labelOf(record({ '6': 'unpaid', '7': 'sick' })).label).toBe('good');
  });

  it('an unpaid month in which nobody was in service takes nothing off', () => {
    const record = served([{ from: '2026-07-01' }], 7, { '3': 'unpaid' });
    expect(labelOf(record)).toEqual({ ...labelOf(record), label: 'good', reasons: [] });
    expect(labelOf(served([{ from: '2026-07-01' }], 8, { '7': 'unpaid' })).label).toBe('not-classified');
    const two: ServiceSpan[] = [
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2026-07-01', to: '2026-09-30' },
    ];
    expect(labelOf(served(two, 7, { '5': 'unpaid' })).label).toBe('good');
    expect(labelOf(served(two, 8, { '7': 'unpaid' })).label).toBe('not-classified');
  });

  it('where it is not given, months count as they did, and the record is what it was', () => {
    const record = year([person('A', scores(7), { absent: before(7) })]);
    expect(labelOf(record).label).toBe('good');
    expect(toYearGroupJson(record)).not.toContain('"service"');
    expect(serviceReckoned(record, record.officials[0]!)).toBeNull();
  });

  const REFUSED: [string, unknown, string][] = [
    ['no day', [{ from: '2026-02-30' }], 'officials[0].service[0].from: not a day (YYYY-MM-DD)'],
    ['a day without its zeros', [{ from: '2026-7-1' }], 'officials[0].service[0].from: not a day (YYYY-MM-DD)'],
    [
      'the end before the beginning',
      [{ from: '2026-07-20', to: '2026-07-19' }],
      'officials[0].service[0].to: before the first day of the span (2026-07-20)',
    ],
    [
      'out of order',
      [
        { from: '2026-07-01', to: '2026-09-30' },
        { from: '2026-01-01', to: '2026-03-31' },
      ],
      'officials[0].service[1].from: not after the span before it (2026-09-30)',
    ],
    [
      'over each other',
      [{ from: '2026-01-01', to: '2026-03-31' }, { from: '2026-03-31' }],
      'officials[0].service[1].from: not after the span before it (2026-03-31)',
    ],
    [
      'after one that goes on',
      [{ from: '2026-01-01' }, { from: '2026-05-01' }],
      'officials[0].service[1].from: not after the span before it (no end)',
    ],
    [
      'another year',
      [{ from: '2025-01-01', to: '2025-12-31' }],
      'officials[0].service[0].from: the span has no day in 2026',
    ],
    ['no beginning', [{ to: '2026-12-31' }], 'officials[0].service[0].from: missing'],
    ['another key', [{ from: '2026-01-01', until: '2026-12-31' }], 'officials[0].service[0].until: unknown key'],
    ['no list', '2026-07-20', 'officials[0].service: not an array'],
  ];
  it.each(REFUSED)('refuses %s', (_, service, fault) => {
    const record = JSON.parse(toYearGroupJson(year([person('A', '80')]))) as { officials: object[] };
    record.officials[0] = { ...record.officials[0], service };
    const again = recompute(JSON.stringify(record));
    expect(again.ok ? [] : again.faults.map(faultText)).toEqual([fault]);
  });
});
