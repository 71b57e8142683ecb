import { comparisonOf, figuresOf, indexByMonth, meanOf, type Month } from '../../src/committee/desk-figures.js';
import type { DeskEvaluation, DeskVersion } from '../../src/committee/desk-evaluation.js';
import { inTreeOrder } from '../../src/committee/tree-order.js';
import type { SetContent } from '../../src/criteria/criterion.js';
import { CHUNG } from '../support/ward.js';

const version: DeskVersion = { id: 1, code: 'chung', number: 1, content: CHUNG as unknown as SetContent };
const month: Month = {
  period: { selfDueOn: '2026-11-25', approvalDueOn: '2026-11-27', closedAt: null },
  versions: new Map([[1, version]]),
  today: '2026-11-26',
};

let next = 1;
function evaluation(given: Partial<DeskEvaluation> & { values?: string[] } = {}): DeskEvaluation {
  const { values, ...rest } = given;
  const id = next++;
  return {
    id,
    officialId: id,
    name: `Người ${id}`,
    unitId: 1,
    status: 'draft',
    selfDueOn: '2026-11-25',
    reopened: false,
    tier: 0,
    selfScore: null,
    score: null,
    exemplarity: null,
    reviewedAt: null,
    mark: null,
    excusal: null,
    result: values
      ? {
          approvalId: id,
          kind: 'approval',
          byAccount: 1,
          submitted: true,
          versionId: 1,
          values,
          leftOut: [false, false, false, false],
          due: 0,
          led: [],
          handed: rest.selfScore ? { score: rest.selfScore, same: true, values, due: 0 } : null,
        }
      : null,
    ...rest,
  };
}

const approved = (exemplarity: string, more: Partial<DeskEvaluation> = {}) =>
  evaluation({
    status: 'approved',
    values: ['8', '8', '8', '0'],
    score: '85.00',
    selfScore: '90.00',
    exemplarity,
    ...more,
  });

describe('the figures of a unit', () => {
  it('counts every evaluation once', () => {
    const evaluations = [
      approved('80.00'),
      approved('80.00', { status: 'reviewed' }),
      evaluation({ status: 'submitted' }),
      evaluation({ status: 'returned' }),
      evaluation(),
      approved('10.00', { status: 'excused', excusal: 'sick' }),
    ];
    const { counts } = figuresOf(evaluations, month);
    expect(counts).toEqual({ expected: 5, approved: 2, reviewed: 1, excused: 1, notSubmitted: 1, waiting: 2 });
  });

  it.each([
    ['before the due day', '2026-11-25', false, 0, 1],
    ['after it', '2026-11-26', false, 1, 0],
    ['after it, reopened', '2026-11-26', true, 0, 1],
  ])('calls a draft not submitted: %s', (_, today, reopened, notSubmitted, waiting) => {
    expect(figuresOf([evaluation({ reopened })], { ...month, today }).counts).toMatchObject({ notSubmitted, waiting });
  });

  it('weighs leaders more in the index, and leaves out an excused evaluation', () => {
    const staff = Array.from({ length: 4 }, () => approved('80.00'));
    const out = approved('0.00', { status: 'excused' });
    expect(figuresOf([...staff, approved('70.00', { tier: 4 }), out], month)).toMatchObject({
      index: '76.67',
      indexPeople: 5,
    });
  });

  it('shows no mean over fewer than five people', () => {
    const four = Array.from({ length: 4 }, () => approved('80.00'));
    expect(figuresOf(four, month)).toMatchObject({ index: null, indexPeople: 4, selfMean: null, approvedMean: null });
    expect(figuresOf([...four, approved('80.00')], month)).toMatchObject({
      index: '80.00',
      selfMean: '90.00',
      approvedMean: '85.00',
    });
  });

  it('sets self against approved only where both are known', () => {
    const unsubmitted = approved('80.00', { selfScore: null, score: '10.00' });
    const five = Array.from({ length: 5 }, () => approved('80.00'));
    expect(figuresOf([...five, unsubmitted], month)).toMatchObject({ selfMean: '90.00', approvedMean: '85.00' });
  });

  it('gives the approved scores in order, whoever they belong to', () => {
    expect(
      figuresOf([approved('80.00', { score: '100.00' }), approved('80.00', { score: '9.50' })], month).scores,
    ).toEqual(['9.50', '100.00']);
  });

  it('rounds a mean half up, once', () => {
    expect(meanOf(['80.00', '80.00', '80.00', '80.00', '80.03'])).toBe('80.01');
    expect(meanOf(['80.01', '80.00', '80.00', '80.00', '80.00', '80.00', '80.00', '80.03'])).toBe('80.01');
  });
});

describe('a leader beside their people', () => {
  const leader = evaluation({ status: 'approved', values: ['9', '9', '6', '1'], tier: 2 });
  const people = (count: number) =>
    Array.from({ length: count }, () => evaluation({ status: 'approved', values: ['5', '5', '9', '0'] }));

  it('is compared over the exemplary criteria', () => {
    // leader (6 + 2·8)/30, people (9 + 2·10)/30
    expect(comparisonOf(leader, people(5), month.versions)).toMatchObject({
      leader: '73.33',
      people: '96.67',
      difference: '-23.34',
      count: 5,
    });
  });

  it.each([
    ['fewer than five people', leader, people(4)],
    ['five, one of them not decided', leader, [...people(4), evaluation({ status: 'submitted' })]],
    ['a leader not decided', evaluation({ status: 'submitted' }), people(5)],
    ['no evaluation of the leader', undefined, people(5)],
  ])('is not compared: %s', (_, own, led) => {
    expect(comparisonOf(own, led, month.versions)).toBeNull();
  });
});

describe('the index month by month', () => {
  it('leaves a gap where nothing, or too little, was approved', () => {
    const groups = [
      { month: '2026-09', factor: '1', exemplarity: '80.00', evaluations: 4 },
      { month: '2026-09', factor: '2', exemplarity: '70.00', evaluations: 1 },
      { month: '2026-10', factor: '1', exemplarity: '80.00', evaluations: 4 },
    ];
    expect(indexByMonth(groups, ['2026-08', '2026-09', '2026-10'])).toEqual([
      { month: '2026-08', index: null },
      { month: '2026-09', index: '76.67' },
      { month: '2026-10', index: null },
    ]);
  });
});

describe('the order of the tree', () => {
  it('puts each unit before those below it, brothers by place and name', () => {
    const unit = (id: number, parentId: number | null, name: string, position = 0) => ({
      id,
      parentId,
      name,
      position,
    });
    const rows = [
      unit(5, 2, 'Đội B'),
      unit(3, 1, 'An'),
      unit(2, 1, 'Đất', 1),
      unit(1, 99, 'Gốc'),
      unit(4, 1, 'Ba'),
      unit(6, 2, 'Ă'),
    ];
    expect(inTreeOrder(rows).map(({ id, depth }) => [id, depth])).toEqual([
      [1, 0],
      [3, 1],
      [4, 1],
      [2, 1],
      [6, 2],
      [5, 2],
    ]);
  });
});
