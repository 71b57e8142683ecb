import { differsMuch } from '../../src/scoring/difference.js';
import type { Entry, ScorecardRecord, Tier } from '../../src/scoring/record.js';
import { scorePartial, scoreRecord } from '../../src/scoring/score-record.js';
import { conductCriterion, fiveMarks, recordOf, sampleRecord, usualFactors } from './samples.js';

const marks = ['9', '9', '8', '6', '7'];
const three = [conductCriterion('a'), conductCriterion('b'), conductCriterion('c', true)];

function allThree(entry: Entry): ScorecardRecord {
  return recordOf(three, { a: entry, b: entry, c: entry });
}

describe('worked figures', () => {
  it.each<[string, ScorecardRecord, string | null, string | null]>([
    ['the sample record', sampleRecord(), '82.73', '78.96'],
    ['five marks, staff: 39/50', fiveMarks(marks, 0), '78.00', '65.00'],
    ['five marks, head of the agency: 52/70', fiveMarks(marks, 4), '74.29', '65.00'],
    ['nothing assessed is no score', allThree({ assessed: false }), null, null],
    ['nothing earned is a score of nought', allThree({ mark: '0' }), '0.00', '0.00'],
    ['full marks', allThree({ mark: '10' }), '100.00', '100.00'],
    [
      'no exemplary criterion assessed',
      recordOf(three, { a: { mark: '5' }, b: { mark: '6' }, c: { assessed: false } }),
      '55.00',
      null,
    ],
  ])('%s', (_name, record, score, exemplarity) => {
    expect(scoreRecord(record)).toMatchObject({ score, exemplarity });
  });

  it('gives the lines of the sample', () => {
    const { lines, sums } = scoreRecord(sampleRecord());
    expect(
      lines.map(({ criterion, points, max, weight, assessed }) => [criterion, points, max, weight, assessed]),
    ).toEqual([
      ['chao-dan', '9.5', '10', '1', true],
      ['dung-hen', '9.1667', '10', '2', true],
      ['gio-lam', '7.5', '10', '2', true],
      ['noi-lam', '7.5', '10', '2', true],
      ['don-vi', '8.2917', '10', '4', true],
    ]);
    expect(lines.map(({ weighted, weightedMax }) => [weighted, weightedMax])).toEqual([
      ['9.5', '10'],
      ['18.3333', '20'],
      ['15', '20'],
      ['15', '20'],
      ['33.1667', '40'],
    ]);
    expect(sums).toEqual({ earned: '91', possible: '110' });
  });

  it('89.995 is 90.00', () => {
    const result = (code: string, exemplary: boolean) => ({
      code,
      kind: 'unit-result' as const,
      max: '10',
      weight: '1',
      exemplary,
    });
    const criteria = [result('a', false), result('b', false), result('c', true)];
    const scores = ['89.99', '90'];
    expect(scoreRecord(recordOf(criteria, { a: { scores }, b: { scores }, c: { scores } })).score).toBe('90.00');
  });

  it('prints W to its last digit', () => {
    const criteria = [conductCriterion('a', true, '10', '0.0001'), conductCriterion('b'), conductCriterion('c')];
    const record = recordOf(criteria, { a: { mark: '1' }, b: { mark: '1' }, c: { mark: '1' } }, 1, [
      '1',
      '1.0001',
      '2',
      '2',
      '2',
    ]);
    expect(scoreRecord(record).lines[0]).toMatchObject({
      weight: '0.00010001',
      weighted: '0.0001',
      weightedMax: '0.0010001',
    });
  });

  it('takes criteria named like parts of an object', () => {
    const criteria = ['__proto__', 'constructor', 'toString'].map((code) => conductCriterion(code, true));
    const entries = Object.fromEntries(criteria.map(({ code }) => [code, { mark: '5' }]));
    expect(scoreRecord(recordOf(criteria, entries)).score).toBe('50.00');
    expect(scorePartial({ factors: usualFactors, criteria }, 0, {})).toMatchObject({ score: null, unstated: 3 });
  });

  it('throws on a record with an entry missing', () => {
    expect(() => scoreRecord(recordOf(three, { a: { mark: '1' } }))).toThrow(RangeError);
  });
});

describe('an evaluation being filled in', () => {
  const partial = (tier: Tier, entries: Parameters<typeof scorePartial>[2]) =>
    scorePartial({ factors: usualFactors, criteria: three }, tier, entries);

  it('has no score before anything is stated', () => {
    expect(partial(0, {})).toMatchObject({
      score: null,
      exemplarity: null,
      unstated: 3,
      sums: { earned: '0', possible: '0' },
    });
  });

  it('scores what is stated', () => {
    const scored = partial(4, { a: { mark: '8' }, b: null, c: undefined });
    expect(scored).toMatchObject({ score: '80.00', exemplarity: null, unstated: 2 });
    expect(scored.lines.map(({ stated, assessed }) => [stated, assessed])).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
  });

  it('left out is stated', () => {
    expect(partial(0, { a: { assessed: false }, b: { mark: '4' }, c: { mark: '4' } })).toMatchObject({
      score: '40.00',
      unstated: 0,
    });
  });
});

describe('a difference that asks for a reason', () => {
  const thirds = { code: 'a', kind: 'promise' as const, max: '10', weight: '1', exemplary: false };
  it.each<[string, Parameters<typeof differsMuch>, boolean]>([
    ['20 % exactly', [conductCriterion('a'), { mark: '9' }, { mark: '7' }], true],
    ['20 % upwards', [conductCriterion('a'), { mark: '7' }, { mark: '9' }], true],
    ['just under', [conductCriterion('a'), { mark: '9' }, { mark: '7.5' }], false],
    ['four fifths to three fifths', [thirds, { due: '5', kept: '4' }, { due: '5', kept: '3' }], true],
    ['a hair over 20 %', [thirds, { due: '999999', kept: '200000' }, { due: '5', kept: '0' }], true],
    ['a hair under 20 %', [thirds, { due: '1000000', kept: '199999' }, { due: '5', kept: '0' }], false],
    ['one side left out', [conductCriterion('a'), { mark: '9' }, { assessed: false }], false],
    ['one side missing', [conductCriterion('a'), null, { mark: '0' }], false],
  ])('%s', (_name, given, expected) => {
    expect(differsMuch(...given)).toBe(expected);
  });
});
