import { allKinds } from '../../src/scoring/kinds/all-kinds.js';
import type { Basis, Criterion, Entry } from '../../src/scoring/record.js';
import { scorePartial } from '../../src/scoring/score-record.js';
import { usualFactors } from './samples.js';

type Given = Pick<Criterion, 'kind' | 'settings'> & { max?: string };

function lineOf(given: Given, entry: Entry | null) {
  const criterion: Criterion = { code: 'a', weight: '1', exemplary: true, max: '10', ...given };
  return scorePartial({ factors: usualFactors, criteria: [criterion] }, 0, { a: entry }).lines[0]!;
}

const conduct: Given = { kind: 'conduct' };
const higher: Given = { kind: 'target', settings: { target: '98', floor: '80' } };
const lower: Given = { kind: 'target', settings: { target: '2', floor: '10' } };
const breach: Given = { kind: 'breach', settings: { deduction: '2.5' } };
const promise: Given = { kind: 'promise' };
const unitResult: Given = { kind: 'unit-result' };
const ends = { target: '98', floor: '80' };

describe('points and where they come from', () => {
  it.each<[string, Given, Entry, string | null, Basis]>([
    ['a mark is its points', conduct, { mark: '9.50' }, '9.5', { code: 'mark', mark: '9.5' }],
    ['a mark of nothing is assessed', conduct, { mark: '0' }, '0', { code: 'mark', mark: '0' }],
    [
      'between floor and target',
      higher,
      { value: '96.5' },
      '9.1667',
      { code: 'target-between', value: '96.5', ...ends },
    ],
    ['on the target', higher, { value: '98' }, '10', { code: 'target-reached', value: '98', ...ends }],
    [
      'over the target is no more than full',
      higher,
      { value: '120' },
      '10',
      { code: 'target-reached', value: '120', ...ends },
    ],
    ['on the floor', higher, { value: '80' }, '0', { code: 'target-missed', value: '80', ...ends }],
    [
      'under the floor is no less than nothing',
      higher,
      { value: '-5' },
      '0',
      { code: 'target-missed', value: '-5', ...ends },
    ],
    [
      'lower is better: half way',
      lower,
      { value: '6' },
      '5',
      { code: 'target-between', value: '6', target: '2', floor: '10' },
    ],
    [
      'lower is better: reached',
      lower,
      { value: '1' },
      '10',
      { code: 'target-reached', value: '1', target: '2', floor: '10' },
    ],
    [
      'lower is better: missed',
      lower,
      { value: '11' },
      '0',
      { code: 'target-missed', value: '11', target: '2', floor: '10' },
    ],
    ['no breach', breach, { count: '0' }, '10', { code: 'no-breach', count: '0', deduction: '2.5', lost: '0' }],
    ['one breach', breach, { count: '1' }, '7.5', { code: 'breach', count: '1', deduction: '2.5', lost: '2.5' }],
    [
      'four breaches take all',
      breach,
      { count: '4' },
      '0',
      { code: 'breach', count: '4', deduction: '2.5', lost: '10' },
    ],
    [
      'a fifth takes no more',
      breach,
      { count: '5' },
      '0',
      { code: 'breach', count: '5', deduction: '2.5', lost: '10' },
    ],
    ['promises kept', promise, { due: '4', kept: '3' }, '7.5', { code: 'promise', due: '4', kept: '3' }],
    ['two of three', promise, { due: '3', kept: '2' }, '6.6667', { code: 'promise', due: '3', kept: '2' }],
    ['none due', promise, { due: '0', kept: '0' }, null, { code: 'not-assessed:none-due' }],
    [
      'the unit',
      unitResult,
      { scores: ['81.25', '77.5', '90'] },
      '8.2917',
      { code: 'unit-result', people: 3, mean: '82.9167' },
    ],
    [
      'a unit of noughts is assessed',
      unitResult,
      { scores: ['0'] },
      '0',
      { code: 'unit-result', people: 1, mean: '0' },
    ],
    ['nobody approved', unitResult, { scores: [] }, null, { code: 'not-assessed:nobody' }],
    ['left out', unitResult, { assessed: false }, null, { code: 'not-assessed:left-out' }],
    [
      'another maximum',
      { ...higher, max: '7.5' },
      { value: '89' },
      '3.75',
      { code: 'target-between', value: '89', ...ends },
    ],
  ])('%s', (_name, given, entry, points, basis) => {
    expect(lineOf(given, entry)).toMatchObject({ points, basis, assessed: points !== null, stated: true });
  });

  it('nothing stated yet', () => {
    expect(lineOf(promise, null)).toMatchObject({
      points: null,
      assessed: false,
      stated: false,
      basis: { code: 'unstated' },
    });
  });

  it('all but conduct are measured', () => {
    expect(allKinds.map(({ code, measured }) => [code, measured])).toEqual([
      ['conduct', false],
      ['target', true],
      ['breach', true],
      ['promise', true],
      ['unit-result', true],
    ]);
  });
});
