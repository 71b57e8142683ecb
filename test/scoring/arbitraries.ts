import fc from 'fast-check';
import type { Criterion, Entry, ScorecardRecord, Tier } from '../../src/scoring/record.js';
import { toDec } from '../../src/scoring/decimal.js';

const units = (least: number, most: number, step = 1) =>
  fc.integer({ min: Math.ceil(least / step), max: Math.floor(most / step) }).map((n) => toDec(BigInt(n * step)));

const factors = fc
  .array(fc.integer({ min: 10_000, max: 100_000 }), { minLength: 5, maxLength: 5 })
  .map((list) => list.sort((a, b) => a - b).map((n) => toDec(BigInt(n))));

const whole = (most: number) => fc.integer({ min: 0, max: most });

interface Stated {
  readonly criterion: Pick<Criterion, 'kind' | 'settings'>;
  readonly entry: Entry;
}

const leftOut = fc.constant<Entry>({ assessed: false });

const target = fc
  .tuple(units(-2e6, 2e6), units(-2e6, 2e6), units(-3e6, 3e6))
  .filter(([a, b]) => a !== b)
  .map(([a, b, value]): Stated => ({
    criterion: { kind: 'target', settings: { target: a, floor: b } },
    entry: { value },
  }));
const breach = fc.tuple(units(1, 50_000), whole(12)).map(([deduction, n]): Stated => ({
  criterion: { kind: 'breach', settings: { deduction } },
  entry: { count: `${n}` },
}));
const promise = fc.tuple(whole(12), whole(12)).map(([a, b]): Stated => ({
  criterion: { kind: 'promise' },
  entry: { due: `${Math.max(a, b)}`, kept: `${Math.min(a, b)}` },
}));
const led = fc
  .array(units(0, 1_000_000, 100), { maxLength: 6 })
  .map((list): Stated => ({ criterion: { kind: 'unit-result' }, entry: { scores: list } }));

const HALF = 5_000;
const mostHalves = 2_000;

/** Conduct is marked in halves up to the most of its own line, which is drawn beside it. */
const line = fc
  .record({
    halves: fc.integer({ min: 1, max: mostHalves }),
    mark: whole(mostHalves),
    other: fc.oneof(fc.constant(null), target, breach, promise, led),
    weight: fc.oneof(units(1, 1_000_000), fc.constantFrom('1', '2')),
    exemplary: fc.boolean(),
    entry: fc.option(leftOut, { freq: 5 }),
  })
  .map(({ halves, mark, other, ...rest }) => {
    const conduct = (): Stated => ({
      criterion: { kind: 'conduct' },
      entry: { mark: toDec(BigInt((mark % (halves + 1)) * HALF)) },
    });
    return { ...rest, stated: other ?? conduct(), max: toDec(BigInt(halves * HALF)) };
  });

export const tiers = fc.constantFrom<Tier>(0, 1, 2, 3, 4);

/** Any record the rules let through. */
export const anyRecord: fc.Arbitrary<ScorecardRecord> = fc
  .tuple(fc.array(line, { minLength: 3, maxLength: 9 }), factors, tiers, fc.nat(8))
  .map(([lines, set, tier, exemplary]) => {
    const criteria = lines.map(({ stated, max, weight, exemplary: own }, place): Criterion => {
      return {
        code: `c${place}`,
        ...stated.criterion,
        max,
        weight,
        exemplary: own || place === exemplary % lines.length,
      };
    });
    const entries = Object.fromEntries(lines.map(({ stated, entry }, place) => [`c${place}`, entry ?? stated.entry]));
    return {
      format: 'thuoc-do/record@1',
      period: '2026-11',
      official: { code: 'CB-1', tier },
      criteriaSet: { code: 'bo', version: 1, factors: set, criteria },
      entries,
    };
  });
