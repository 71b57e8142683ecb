import { compareLeader, type ComparedEvaluation } from '../../src/scoring/leader-comparison.js';
import type { Criterion, PartialEntries } from '../../src/scoring/record.js';
import { unitIndex, type IndexedEvaluation } from '../../src/scoring/unit-index.js';
import { conductCriterion, setOf } from './samples.js';

describe('the exemplarity index of a unit', () => {
  it.each<[string, IndexedEvaluation[], string | null, number]>([
    ['nobody', [], null, 0],
    ['one', [{ factor: '1', exemplarity: '65.00' }], '65.00', 1],
    [
      'the leader weighs double',
      [
        { factor: '2', exemplarity: '60' },
        { factor: '1', exemplarity: '90' },
      ],
      '70.00',
      2,
    ],
    [
      'rounded once, half up',
      [
        { factor: '1', exemplarity: '89.99' },
        { factor: '1', exemplarity: '90.00' },
      ],
      '90.00',
      2,
    ],
    [
      'thirds',
      [
        { factor: '1.2', exemplarity: '80' },
        { factor: '2.4', exemplarity: '70.01' },
      ],
      '73.34',
      2,
    ],
    [
      'without an exemplarity an evaluation leaves both sums',
      [
        { factor: '2', exemplarity: null },
        { factor: '1', exemplarity: '50' },
      ],
      '50.00',
      1,
    ],
    ['none has one', [{ factor: '2', exemplarity: null }], null, 0],
  ])('%s', (_name, evaluations, index, people) => {
    expect(unitIndex(evaluations)).toEqual({ index, people });
  });
});

const criteria: Criterion[] = [
  conductCriterion('rest'),
  conductCriterion('a', true),
  conductCriterion('b', true, '10', '3'),
  { ...conductCriterion('unit', true), kind: 'unit-result' },
  { ...conductCriterion('word', true), kind: 'promise' },
];

function evaluation(entries: PartialEntries, version = 1): ComparedEvaluation {
  return { criteriaSet: { ...setOf(criteria), version }, entries };
}

const mark = (a: string, b: string, word: PartialEntries[string] = { due: '0', kept: '0' }) =>
  evaluation({ rest: { mark: '10' }, a: { mark: a }, b: { mark: b }, unit: { scores: ['100'] }, word });
const times = (count: number, given: ComparedEvaluation) => Array.from({ length: count }, () => ({ ...given }));
const promise = (due: string, kept: string) => ({ due, kept });

describe('a leader beside their people', () => {
  const leader = mark('6', '8');

  it('is compared over the exemplary criteria, bare weights, unit-result left out', () => {
    expect(compareLeader(leader, times(5, mark('10', '9')))).toEqual({
      leader: '75.00',
      people: '92.50',
      difference: '-17.5',
      count: 5,
      criteria: ['a', 'b'],
    });
  });

  it('four people are not shown as a mean', () => {
    expect(compareLeader(leader, times(4, mark('10', '9')))).toBeNull();
    expect(compareLeader(leader, [])).toBeNull();
  });

  it('a criterion assessed for four of six leaves the comparison', () => {
    const half = evaluation({ a: { mark: '10' }, b: { assessed: false } });
    expect(compareLeader(leader, [...times(4, mark('10', '9')), ...times(2, half)])).toMatchObject({
      leader: '60.00',
      people: '100.00',
      count: 6,
      criteria: ['a'],
    });
  });

  it('a criterion left out for the leader leaves the comparison', () => {
    const without = evaluation({ a: { assessed: false }, b: { mark: '8' } });
    expect(compareLeader(without, times(5, mark('0', '8')))).toMatchObject({
      leader: '80.00',
      people: '80.00',
      criteria: ['b'],
    });
  });

  it('people under another version of the set are not compared', () => {
    const other = evaluation({ a: { mark: '10' }, b: { mark: '10' } }, 2);
    expect(compareLeader(leader, [...times(4, mark('10', '9')), other])).toBeNull();
  });

  it('means of thirds are exact and rounded once', () => {
    const led = [promise('3', '1'), promise('3', '2'), promise('7', '7'), promise('9', '0'), promise('6', '3')];
    const figures = compareLeader(
      mark('5', '5', promise('2', '1')),
      led.map((word) => mark('5', '5', word)),
    );
    expect(figures).toMatchObject({ leader: '50.00', people: '50.00', difference: '0', criteria: ['a', 'b', 'word'] });
  });

  it('stays quick with a thousand people', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => mark('5', '5', promise(String(n + 1), String(n))));
    const start = process.cpuUsage();
    expect(compareLeader(mark('5', '5', promise('1', '1')), many)?.count).toBe(1_000);
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});
