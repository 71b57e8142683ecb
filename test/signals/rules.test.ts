import { nearlySame, normalWords, sameShare } from '../../src/scoring/near-text.js';
import { SIGNALS } from '../../src/signals/rules/all-signals.js';
import { likeHeads } from '../../src/signals/rules/like-heads.js';
import { windowTo } from '../../src/signals/rules/months.js';
import { raised, raisedSignals } from '../../src/signals/rules/raised.js';
import type { GroupMonth, MeasureFact, EvaluationFact, SignalCode } from '../../src/signals/rules/types.js';

const WINDOW = windowTo('2026-11');
const WORDS = 'hồ sơ trả đúng hẹn dân không phải đi lại lần hai trong tháng này'.split(' ');

const evaluation = (at: number, more: Partial<EvaluationFact> = {}): EvaluationFact => ({
  officialId: at + 1,
  self: 80,
  approved: 70 + at * 3,
  gap: more.self === null ? null : (more.self ?? 80) - (more.approved ?? 70 + at * 3),
  atMax: false,
  equal: false,
  criteria: 5,
  seconds: 300,
  exemplarity: 70 + at,
  texts: [],
  legal: null,
  ...more,
});
const people = (count: number, make: (at: number) => Partial<EvaluationFact> = () => ({})) =>
  Array.from({ length: count }, (_, at) => evaluation(at, make(at)));
const group = (evaluations: EvaluationFact[], more: Partial<GroupMonth> = {}): GroupMonth => ({
  headId: 1,
  unitId: 1,
  kind: 'office',
  month: '2026-11',
  evaluations,
  exemplarity: 60,
  measures: [],
  ...more,
});
const measures = (worse: number, of: number): MeasureFact[] =>
  Array.from({ length: of }, (_, at) => ({ code: `m${at}`, verdict: at < worse ? 'worse' : 'same' }));
const read = (code: SignalCode, month: GroupMonth, earlier: GroupMonth[] = []) =>
  SIGNALS.find((one) => one.code === code)!.read(month, { earlier, like: [] });
const texts = (count: number, of: number) =>
  people(of, (at) => ({
    texts: [
      normalWords(
        at < count
          ? WORDS.join(' ')
          : `${'abcdefghij'
              .split('')
              .map((letter) => letter + at)
              .join(' ')}`,
      ),
    ],
  }));

describe('just below and just above each threshold', () => {
  it.each<[SignalCode, string, GroupMonth, boolean]>([
    ['approved-equals-self', '18 of 20 equal, 90 %', group(people(20, (at) => ({ equal: at < 18 }))), false],
    ['approved-equals-self', '19 of 20 equal, 95 %', group(people(20, (at) => ({ equal: at < 19 }))), true],
    [
      'approved-equals-self',
      'who did not hand in is left out',
      group([...people(19, () => ({ equal: true })), ...people(5, () => ({ self: null }))]),
      true,
    ],
    ['fast-approval', '3.0 seconds a criterion', group(people(5, () => ({ seconds: 15 }))), false],
    ['fast-approval', '2.9 seconds a criterion', group(people(5, () => ({ seconds: 14.5 }))), true],
    ['fast-approval', 'the median, not the mean', group(people(5, (at) => ({ seconds: at < 3 ? 10 : 4000 }))), true],
    ['narrow-spread', 'a deviation of 2', group(people(8, (at) => ({ approved: at % 2 ? 82 : 78 }))), false],
    ['narrow-spread', 'a deviation of 1.9', group(people(8, (at) => ({ approved: at % 2 ? 81.7 : 78.3 }))), true],
    ['band-bunching', '39 % above the edge', group(people(100, (at) => ({ legal: at < 39 ? 90.5 : 80 }))), false],
    ['band-bunching', '40 % above the edge', group(people(100, (at) => ({ legal: at < 40 ? 90.5 : 80 }))), true],
    [
      'band-bunching',
      'as many just below as above',
      group(people(10, (at) => ({ legal: at < 5 ? 90.5 : 89.5 }))),
      false,
    ],
    ['band-bunching', 'a full point above is not just above', group(people(10, () => ({ legal: 91 }))), false],
    ['all-at-maximum', '49 %', group(people(100, (at) => ({ atMax: at < 49 }))), false],
    ['all-at-maximum', '50 %', group(people(100, (at) => ({ atMax: at < 50 }))), true],
    [
      'leader-above-all',
      'level with the highest',
      group(people(5), { exemplarity: 74, measures: measures(2, 3) }),
      false,
    ],
    [
      'leader-above-all',
      'above the highest, measures falling',
      group(people(5), { exemplarity: 74.5, measures: measures(2, 3) }),
      true,
    ],
    [
      'leader-above-all',
      'above the highest, half of the measures falling',
      group(people(5), { exemplarity: 74.5, measures: measures(2, 4) }),
      false,
    ],
    [
      'leader-above-all',
      'measures of which nothing was known before',
      group(people(5), { exemplarity: 99, measures: [] }),
      false,
    ],
    ['repeated-text', '15 of 19 alike, 79 %', group(texts(15, 19)), false],
    ['repeated-text', '16 of 20 alike, 80 %', group(texts(16, 20)), true],
    ['self-minus-approved', '7.9 points apart', group(people(5, () => ({ self: 87.9, approved: 80 }))), false],
    ['self-minus-approved', '8 points apart', group(people(5, () => ({ self: 88, approved: 80 }))), true],
    ['self-minus-approved', '8 points the other way', group(people(5, () => ({ self: 72, approved: 80 }))), true],
  ])('%s: %s', (code, _, month, holds) => {
    expect(read(code, month)?.holds ?? false).toBe(holds);
  });

  it('repeated-text looks at the months before too, and lets a short phrase be anybody’s', () => {
    const now = group(
      people(5, (at) => ({
        texts: [
          normalWords(
            'abcdefghij'
              .split('')
              .map((letter) => letter + at)
              .join(' '),
          ),
        ],
      })),
    );
    const before = { ...now, month: '2026-10' };
    expect(read('repeated-text', now)!.holds).toBe(false);
    expect(read('repeated-text', now, [before])!.holds).toBe(true);
    expect(
      read('repeated-text', group(people(5, () => ({ texts: [normalWords('Hoàn thành tốt nhiệm vụ được giao')] })))),
    ).toBeNull();
  });
});

describe('leniency', () => {
  /** What self scores do not say of people's work. */
  const NOISE = [2, -2, -2, 2];
  /** Heads of like units, each with people between 70 and 90; self scores stand four points above. */
  const unit = (headId: number, points: number, count = 12): GroupMonth =>
    group(
      people(count, (at) => ({
        officialId: headId * 100 + at,
        self: 74 + (at * 20) / (count - 1),
        approved: 70 + (at * 20) / (count - 1) + points + NOISE[at % 4]!,
      })),
      { headId, unitId: headId },
    );
  const others = Array.from({ length: 12 }, (_, at) => unit(at + 2, ((at % 5) - 2) * 0.8));
  const reading = (own: GroupMonth, like = others) => {
    const heads = likeHeads([own, ...like]).get('office')!;
    return SIGNALS.find(({ code }) => code === 'leniency')!.read(own, {
      earlier: [],
      like: heads.byMonth.get('2026-11')!,
    });
  };

  it('holds for a head well above like heads, with its uncertainty; not for one a little above', () => {
    const far = reading(unit(1, 12))!;
    expect([far.holds, far.figures['low']! > 0, far.figures['low']! < far.figures['points']!]).toEqual([
      true,
      true,
      true,
    ]);
    expect(reading(unit(1, 1))!.holds).toBe(false);
  });

  it('shrinks: the estimate lies between nothing and the plain difference, and closer to nothing for fewer people', () => {
    const [many, few] = [reading(unit(1, 8))!, reading(unit(1, 8, 8))!];
    for (const { figures } of [many, few])
      expect(figures['points']! > 0 && figures['points']! < figures['raw']!).toBe(true);
    expect(few.figures['points']! / few.figures['raw']!).toBeLessThan(many.figures['points']! / many.figures['raw']!);
  });

  it('just below and just above three points', () => {
    const points = (given: number) => reading(unit(1, given))!;
    const steps = Array.from({ length: 120 }, (_, at) => points(2 + at * 0.1));
    const crossing = steps.findIndex(({ figures }) => figures['points']! >= 3);
    expect(crossing).toBeGreaterThan(0);
    expect([steps[crossing - 1]!.holds, steps[crossing - 1]!.figures['points']! < 3]).toEqual([false, true]);
    const held = steps.slice(crossing).find(({ figures }) => figures['low']! > 0)!;
    expect(held.holds).toBe(true);
  });

  it('says nothing with fewer than eight heads to compare with', () => {
    expect(reading(unit(1, 12), others.slice(0, 7))).toBeNull();
    expect(reading(unit(1, 12), others.slice(0, 8))).not.toBeNull();
  });
});

describe('the size of a group', () => {
  it.each(SIGNALS.filter(({ code }) => code !== 'leniency').map(({ code, fewest }) => [code, fewest] as const))(
    '%s: nothing is read of fewer than %i',
    (code, fewest) => {
      const loud = (count: number) =>
        group(
          people(count, () => ({
            equal: true,
            atMax: true,
            seconds: 1,
            approved: 80,
            self: 95,
            legal: 90.2,
            exemplarity: 50,
            texts: [normalWords(WORDS.join(' '))],
          })),
          { exemplarity: 99, measures: measures(3, 3) },
        );
      expect(read(code, loud(fewest - 1))).toBeNull();
      expect(read(code, loud(fewest))!.holds).toBe(true);
      expect(fewest).toBe(code === 'narrow-spread' ? 8 : 5);
    },
  );
});

describe('three months of six', () => {
  const months = (held: readonly string[]) =>
    WINDOW.map((month) =>
      group(
        people(10, (at) => ({ equal: held.includes(month) || at < 2 })),
        { month },
      ),
    );

  it.each([
    [WINDOW.slice(0, 2), 0],
    [WINDOW.slice(0, 3), 1],
    [[WINDOW[0]!, WINDOW[2]!, WINDOW[5]!], 1],
    [[WINDOW[0]!, WINDOW[5]!], 0],
  ])('holding in %j raises %i', (held, count) => {
    const found = raised(months(held), WINDOW).filter(({ code }) => code === 'approved-equals-self');
    expect(found.length).toBe(count);
    if (count)
      expect(found[0]!.months.map(({ reading }) => reading!.holds)).toEqual(
        WINDOW.map((month) => held.includes(month)),
      );
  });

  it('a month with too few people counts as not holding', () => {
    const few = WINDOW.map((month, at) =>
      group(
        people(at < 4 ? 4 : 10, () => ({ equal: true })),
        { month },
      ),
    );
    expect(raised(few, WINDOW).map(({ code }) => code)).not.toContain('approved-equals-self');
  });

  it('months outside the window say nothing', () => {
    const old = windowTo('2026-05').map((month) =>
      group(
        people(10, () => ({ equal: true })),
        { month },
      ),
    );
    expect(raisedSignals(old, '2026-11')).toEqual([]);
    expect(raisedSignals(old, '2026-05').map(({ code }) => code)).toContain('approved-equals-self');
  });
});

describe('texts that say nearly the same', () => {
  it.each([
    ['Trả hồ sơ đúng hẹn, hỏi lại dân.', 'trả hồ sơ ĐÚNG HẸN hỏi lại dân', 1],
    ['bàn việc với dân', 'bán việc với dân', 0.75],
    ['hoà giải tại tổ', 'hòa giải tại tổ', 1],
    ['một hai ba bốn', 'bốn ba hai một', 1],
    ['', '', 0],
  ])('%s | %s: %f', (a, b, share) => {
    expect(sameShare(normalWords(a), normalWords(b))).toBeCloseTo(share, 10);
  });

  it('from nine words of ten on', () => {
    const ten = 'a b c d e f g h i k';
    expect(nearlySame(normalWords(ten), normalWords('a b c d e f g h i x'))).toBe(true);
    expect(nearlySame(normalWords(ten), normalWords('a b c d e f g h y x'))).toBe(false);
  });
});
