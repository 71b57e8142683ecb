import { allEditions, editionOf, editionsFor, type EditionChoice } from '../../../src/scoring/editions/all-editions.js';
import { personTypes, type PersonType } from '../../../src/scoring/editions/edition.js';
import { ceilingOfA, quotaOfA } from '../../../src/scoring/editions/hanoi-3814-2018/ceiling-of-a.js';
import { checkFrame, frameMost, type FrameItem } from '../../../src/scoring/editions/hanoi-3814-2018/frame.js';
import { scoreHanoiMonth } from '../../../src/scoring/editions/hanoi-3814-2018/score-month.js';
import { unitRating, type UnitFacts } from '../../../src/scoring/editions/nd-335-2025/unit-rating.js';
import { faultText } from '../../../src/scoring/fault-text.js';

describe('which edition holds', () => {
  const everybody: EditionChoice = { personType: null, edition: 'hanoi-3814-2018', from: '2018-01', to: null };
  const contract: EditionChoice = { personType: 'contract', edition: 'nd-335-2025', from: '2025-06', to: '2026-06' };

  it.each<[PersonType, string, EditionChoice[], string[]]>([
    ['civil-servant', '2025-12', [], []],
    ['civil-servant', '2026-01', [], ['nd-335-2025']],
    ['civil-servant', '2026-01', [everybody], ['nd-335-2025', 'hanoi-3814-2018']],
    ['civil-servant', '2025-12', [everybody], ['hanoi-3814-2018']],
    ['civil-servant', '2018-06', [everybody], []],
    ['civil-servant', '2018-07', [everybody], ['hanoi-3814-2018']],
    ['public-employee', '2026-11', [], []],
    ['cadre', '2026-11', [], []],
    ['cadre', '2026-11', [everybody, everybody], ['hanoi-3814-2018']],
    ['contract', '2026-06', [contract], ['nd-335-2025']],
    ['contract', '2026-07', [contract], []],
    ['contract', '2025-12', [contract], []],
    ['public-employee', '2026-06', [contract], []],
    ['contract', '2026-03', [contract, everybody], ['nd-335-2025', 'hanoi-3814-2018']],
  ])('%s in %s', (person, month, choices, expected) => {
    expect(editionsFor(person, month, choices)).toEqual(expected);
  });

  it('only the law cites articles, and only công chức are under it without a choice', () => {
    const held = allEditions.flatMap(({ code, persons }) =>
      personTypes.filter((type) => persons[type].standing === 'law').map((type) => [code, type]),
    );
    expect(held).toEqual([['nd-335-2025', 'civil-servant']]);
    const cited = allEditions.filter(
      ({ source, persons }) => source !== 'law' && Object.values(persons).some(({ article }) => article),
    );
    expect(cited).toEqual([]);
    expect(() => editionOf('nd-90-2020' as never)).toThrow(RangeError);
  });
});

describe('Hanoi’s 3814', () => {
  const items: FrameItem[] = [
    { code: 'ky-luat', group: 'discipline', most: '12.5' },
    { code: 'dao-duc', group: 'discipline', most: '7.5' },
    { code: 'ket-qua', group: 'results', most: '70' },
    { code: 'thuong', group: 'bonus', most: '10' },
  ];

  it('holds its three maxima', () => {
    expect([checkFrame(items), Object.values(frameMost)]).toEqual([[], ['20', '70', '10']]);
    expect(checkFrame(items.slice(1)).map(faultText)).toEqual(['discipline: the maxima of its items add up to 7.5']);
    expect(checkFrame([]).map(({ path }) => path)).toEqual(['discipline', 'results', 'bonus']);
    const wrong = [
      ...items,
      { code: 'thuong', group: 'bonus', most: '0' },
      { code: 'x', group: 'bonus', most: 'x' },
    ] as FrameItem[];
    expect(checkFrame(wrong).map(faultText)).toEqual([
      'items[4].most: not above 0',
      'items[4].code: the code of an earlier one',
      'items[5].most: not a number',
    ]);
  });

  it.each([
    ['18 + 61 + 4', ['10.5', '7.5', '61', '4'], '83.00', 'B'],
    ['all of it', ['12.5', '7.5', '70', '10'], '100.00', 'A'],
    ['90', ['10', '5', '70', '5'], '90.00', 'A'],
    ['just below', ['10', '5', '70', '4.99'], '89.99', 'B'],
    ['70', ['0', '0', '70', '0'], '70.00', 'B'],
    ['just below 70', ['0', '0', '69.99', '0'], '69.99', 'C'],
    ['50', ['0', '0', '50', '0'], '50.00', 'C'],
    ['nought', ['0', '0', '0', '0'], '0.00', 'D'],
  ])('%s', (_name, points, score, grade) => {
    const given = Object.fromEntries(items.map(({ code }, place) => [code, points[place]]));
    expect(scoreHanoiMonth(items, given)).toMatchObject({ score, grade, unstated: [] });
  });

  it('nothing stated is never full marks and never nought', () => {
    expect(scoreHanoiMonth(items, {})).toEqual({
      groups: { discipline: null, results: null, bonus: null },
      score: null,
      grade: null,
      unstated: ['ky-luat', 'dao-duc', 'ket-qua', 'thuong'],
    });
    expect(scoreHanoiMonth(items, { thuong: '1', 'ket-qua': null })).toMatchObject({
      groups: { bonus: '1.00' },
      score: null,
    });
    expect(() => scoreHanoiMonth(items, { thuong: '10.01' })).toThrow(RangeError);
    expect(scoreHanoiMonth([], {}).score).toBeNull();
  });

  it('ceilings of A for every N to 500', () => {
    for (let n = 0; n <= 500; n++) {
      expect([ceilingOfA(n, false), ceilingOfA(n, true)]).toEqual([Math.floor((n * 3) / 10), Math.floor((n * 4) / 10)]);
    }
    expect(quotaOfA(['A', 'A', 'B', 'C'], false)).toEqual({ n: 4, ceiling: 1, excellent: 2, over: 1 });
    expect(quotaOfA(['A', null], true)).toEqual({ n: 1, ceiling: null, excellent: 1, over: null });
    expect([ceilingOfA(48, false), ceilingOfA(48, true)]).toEqual([14, 19]);
    expect(() => ceilingOfA(-1, true)).toThrow(RangeError);
  });
});

describe('the organisation’s own level', () => {
  const facts: UnitFacts = {
    completed: '100',
    late: '0',
    quality: true,
    beyond: '30',
    subUnitFailing: false,
    defectsFixed: null,
    wrongdoing: false,
    planCompleted: '100',
    forceMajeure: false,
  };

  it.each<[string, string, string, Partial<UnitFacts>, string, string[]]>([
    ['everything', '28', '65', {}, 'excellent', []],
    ['beyond requirement below 30 %', '28', '65', { beyond: '29.99' }, 'no-level-fits', ['beyond-below-30']],
    [
      'a sub-unit fails, defects stand',
      '28',
      '65',
      { subUnitFailing: true, defectsFixed: false },
      'no-level-fits',
      ['sub-unit-failing', 'defects-not-fixed'],
    ],
    ['95 with 5 % late', '30', '65', { late: '5' }, 'no-level-fits', ['not-on-time:excellent']],
    ['80, all on time', '25', '55', { beyond: '0', subUnitFailing: true, defectsFixed: false }, 'good', []],
    ['80 with a task late', '25', '55', { late: '0.01' }, 'no-level-fits', ['not-on-time:good']],
    [
      '80 with 99 % done and quality lacking',
      '25',
      '55',
      { completed: '99', quality: false },
      'no-level-fits',
      ['not-all-completed:good', 'quality:good'],
    ],
    ['60 with a fifth late', '20', '40', { late: '20', quality: false }, 'completed', []],
    ['60 with more late', '20', '40', { late: '20.01' }, 'no-level-fits', ['late-above-20']],
    ['60 with 99 % done', '20', '40', { completed: '99' }, 'no-level-fits', ['not-all-completed:completed']],
    ['49.99', '15', '34.99', {}, 'not-completed', ['points-below-50']],
    ['95 and wrongdoing', '30', '65', { wrongdoing: true }, 'not-completed', ['wrongdoing']],
    ['95 and 69.99 % of the plan', '30', '65', { planCompleted: '69.99' }, 'not-completed', ['plan-below-70']],
    [
      'the same by force majeure',
      '30',
      '65',
      { planCompleted: '69.99', forceMajeure: true },
      'no-level-fits',
      ['force-majeure'],
    ],
    ['70 % of the plan', '20', '40', { planCompleted: '70' }, 'completed', []],
  ])('%s', (_name, common, results, changed, level, reasons) => {
    expect(unitRating(common, results, { ...facts, ...changed })).toMatchObject({ level, reasons });
  });

  it.each([
    ['31', '0'],
    ['30', '71'],
    ['-1', '0'],
  ])('%s and %s are out of range', (common, results) => {
    expect(() => unitRating(common, results, facts)).toThrow(RangeError);
  });
});
