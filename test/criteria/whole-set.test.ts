import type { Criterion, CriterionKind, SetContent } from '../../src/criteria/criterion.js';
import { refusals } from '../../src/criteria/finding.js';
import { checkSet } from '../../src/criteria/four-tests.js';
import { pictureOf } from '../../src/criteria/set-picture.js';
import { ANCHORS, codesOf, criterion } from './cases.js';

type Given = [kind: CriterionKind, weight: string, exemplary?: boolean];
const TEXTS = ['Trả hồ sơ đúng hẹn', 'Gọi lại cho dân', 'Không nhận quà', 'Ghi sổ tiếp dân', 'Họp tổ đủ buổi'];

function line([kind, weight, exemplary = false]: Given, at: number): Criterion {
  const standard = ((at % 5) + 1) as 1;
  return criterion({ code: `c${at}`, text: TEXTS[at]!, kind, weight, exemplary, standard, anchors: ANCHORS });
}

function setOf(given: Given[], factors = ['1', '1.2', '1.4', '1.6', '2']): SetContent {
  return { factors, criteria: given.map(line), glossary: [] };
}

const setCodes = (set: SetContent) => codesOf(checkSet(set).filter((finding) => finding.test === 'set'));

const HALF: Given[] = [
  ['conduct', '1', true],
  ['conduct', '1'],
  ['target', '1', true],
  ['promise', '0.5'],
  ['breach', '0.5'],
];
/** Half at tier 0, less where exemplary conduct weighs double. */
const RISING: Given[] = HALF.map(([kind, weight, exemplary]) => [kind, weight, exemplary && kind === 'conduct']);
/** Enough for leaders; staff have no unit-result. */
const LEANING: Given[] = [
  ['conduct', '1'],
  ['conduct', '1'],
  ['target', '1'],
  ['promise', '0.5'],
  ['unit-result', '4', true],
];

describe('the measured half', () => {
  it('may be exactly half', () => expect(setCodes(setOf(HALF))).toEqual([]));

  it('is missed by a ten-thousandth', () => {
    const given = HALF.map((each, at): Given => (at === 1 ? ['conduct', '1.0001'] : each));
    expect(setCodes(setOf(given))).toEqual(['set.measured-below-half']);
  });

  it.each([
    ['where conduct weighs double', RISING, { tier: 4, share: 40 }],
    ['where a set leans on unit-result', LEANING, { tier: 0, share: 42.9 }],
  ])('is warned of for the worst tier, %s', (_name, given, data) => {
    const found = checkSet(setOf(given)).filter((finding) => finding.test === 'set');
    expect(found).toMatchObject([{ code: 'measured-below-half', severity: 'warning', data }]);
  });
});

describe('standards and example', () => {
  const given: Given[] = [
    ['target', '1', true],
    ['target', '1'],
    ['breach', '1'],
    ['promise', '1'],
    ['breach', '1'],
  ];

  it('names the standards without a criterion', () => {
    const set = setOf(given);
    for (const each of set.criteria) if (each.standard === 2 || each.standard === 5) each.standard = 1;
    const data = { count: 2, standards: '2, 5' };
    expect(checkSet(set)).toMatchObject([{ code: 'standards-missing', severity: 'warning', data }]);
  });

  it('refuses a set in which nothing is exemplary', () => {
    const set = setOf(given.map(([kind, weight]) => [kind, weight]));
    expect(codesOf(refusals(checkSet(set)))).toEqual(['set.no-exemplary']);
  });

  it('is content with a sound one', () => expect(checkSet(setOf(given))).toEqual([]));
});

describe('factors', () => {
  const given: Given[] = [
    ['target', '1', true],
    ['target', '1'],
    ['breach', '1'],
    ['promise', '1'],
    ['breach', '1'],
  ];

  it.each<[string[], string[]]>([
    [['1', '1', '1', '1', '1'], []],
    [['1', '2', '3', '4', '10'], []],
    [['1', '1.2', '1.4', '1.6', '10.0001'], ['set.factors-above-ten']],
    [['0.9999', '1', '1', '1', '1'], ['set.factors-first-below-one']],
    [['1', '1.2', '1.1999', '1.6', '2'], ['set.factors-falling']],
    [['1', '1.2', '1.4', '1.6'], ['set.factors-count']],
    [['1', '1.2', '1.4', '1.6', '2', '2'], ['set.factors-count']],
    [['1', '1,2', '1.4', '1.6', '2'], ['set.factors-not-a-number']],
    [['1', '1.2', '', '1.6', '2'], ['set.factors-not-a-number']],
    [['1', '1.2', '1.4', '1.6', '2.00001'], ['set.factors-not-a-number']],
    [
      ['11', '1', '1', '1', '1'],
      ['set.factors-falling', 'set.factors-above-ten'],
    ],
  ])('%j → %j', (factors, codes) => {
    const found = checkSet(setOf(given, factors)).filter((finding) => finding.code.startsWith('factors'));
    expect(codesOf(found)).toEqual(codes);
    expect(refusals(found)).toEqual(found);
  });
});

describe('the picture', () => {
  it('weighs each tier exactly', () => {
    const given: Given[] = [
      ['conduct', '1'],
      ['target', '2'],
      ['breach', '1', true],
      ['promise', '1', true],
      ['unit-result', '2', true],
    ];
    const picture = pictureOf(setOf(given));
    expect(picture.count).toBe(5);
    expect(picture.standards).toEqual({ covered: [1, 2, 3, 4, 5], missing: [] });
    expect(picture.tiers.map((tier) => [tier.totalWeight, tier.shareMeasured, tier.shareExemplary])).toEqual([
      ['5', '80', '40'],
      ['7.8', '87.2', '61.5'],
      ['8.6', '88.4', '65.1'],
      ['9.4', '89.4', '68.1'],
      ['11', '90.9', '72.7'],
    ]);
    expect(picture.worst.tier).toBe(0);
  });

  it('stands while the set is empty or half typed', () => {
    const nothing = { totalWeight: '0', shareMeasured: null, shareExemplary: null, measuredEnough: false };
    expect(pictureOf(setOf([])).tiers[0]).toEqual({ tier: 0, ...nothing });
    const typed = setOf([
      ['target', '1', true],
      ['conduct', ''],
      ['breach', 'x'],
      ['promise', '-1'],
    ]);
    expect(pictureOf(typed).tiers[4]).toMatchObject({ totalWeight: '2', shareMeasured: '100' });
    expect(pictureOf({ ...typed, factors: [] }).tiers[4]).toMatchObject({ totalWeight: '0', shareMeasured: null });
  });

  it('finds nothing assessable for staff when all is unit-result', () => {
    const set = setOf([
      ['unit-result', '1', true],
      ['unit-result', '1'],
      ['unit-result', '1'],
    ]);
    expect(pictureOf(set).worst).toMatchObject({ tier: 0, shareMeasured: null, measuredEnough: false });
    expect(setCodes(set)).toContain('set.measured-below-half');
  });
});
