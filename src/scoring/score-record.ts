import { one, toDec, toUnits } from './decimal.js';
import { kindOf } from './kinds/all-kinds.js';
import { add, fixed, ratio, short, times, zero, type Ratio } from './ratio.js';
import type {
  Basis,
  Criterion,
  Entry,
  PartialEntries,
  PartialLine,
  PartialScored,
  Scored,
  ScoredLine,
  ScorecardRecord,
  Tier,
  Yardstick,
} from './record.js';

const weightPlaces = 8;
const weightedPlaces = 12;

/**
 * The score of a record that `checkRecord` let through:
 * score = 100 × Σ W·points / Σ W·max over what was assessed; exemplarity the same over the exemplary criteria with
 * their bare weight. Both 0…100, rounded once, half up, to two decimals; null when nothing was assessed.
 * Errors: RangeError on a record that was not checked and cannot be reckoned. Source: docs/glossary, "the scorecard".
 */
export function scoreRecord(record: ScorecardRecord): Scored {
  const { unstated, lines, ...scored } = scorePartial(record.criteriaSet, record.official.tier, record.entries);
  if (unstated > 0) throw new RangeError(`entries missing: ${unstated}`);
  return { ...scored, lines: lines.map(({ stated: _stated, ...line }): ScoredLine => line) };
}

/**
 * The same score while an evaluation is being filled in: criteria with nothing stated are in neither sum and are counted
 * in `unstated`. With nothing unstated it is the score of the record. Entries that are given must have passed
 * `checkEntry`. Units, ranges and errors as `scoreRecord`.
 */
export function scorePartial(yardstick: Yardstick, tier: Tier, entries: PartialEntries): PartialScored {
  const factor = toUnits(yardstick.factors[tier] ?? '');
  const worked = yardstick.criteria.map((criterion) => workOut(criterion, factor, own(entries, criterion.code)));
  const assessed = worked.filter((each) => each.points !== null);
  const whole = sumUp(assessed, (each) => each.weight);
  const exemplary = sumUp(
    assessed.filter((each) => each.criterion.exemplary),
    (each) => each.bareWeight,
  );
  return {
    score: percent(whole),
    exemplarity: percent(exemplary),
    lines: worked.map(lineOf),
    sums: { earned: short(inPoints(whole.earned), 4), possible: toDec(whole.possible, weightedPlaces) },
    unstated: worked.filter((each) => each.basis.code === 'unstated').length,
  };
}

/** Exact points of one entry, in ten-thousandths of a point; null: not assessed. */
export function exactPoints(
  criterion: Criterion,
  entry: Entry | null | undefined,
): { points: Ratio | null; basis: Basis } {
  if (entry === null || entry === undefined) return { points: null, basis: { code: 'unstated' } };
  if ('assessed' in entry) return { points: null, basis: { code: 'not-assessed:left-out' } };
  return kindOf(criterion.kind).points(criterion.max, criterion.settings, entry);
}

interface WorkedOut {
  readonly criterion: Criterion;
  readonly max: bigint;
  /** Both in 10^-8: weight × factor, and weight × 1. */
  readonly weight: bigint;
  readonly bareWeight: bigint;
  readonly points: Ratio | null;
  readonly basis: Basis;
}

function workOut(criterion: Criterion, factor: bigint, entry: Entry | null | undefined): WorkedOut {
  const weight = toUnits(criterion.weight);
  return {
    criterion,
    max: toUnits(criterion.max),
    weight: weight * (criterion.exemplary ? factor : one),
    bareWeight: weight * one,
    ...exactPoints(criterion, entry),
  };
}

function sumUp(worked: readonly WorkedOut[], weightOf: (each: WorkedOut) => bigint) {
  let [earned, possible] = [zero, 0n];
  for (const each of worked) {
    earned = add(earned, times(each.points ?? zero, weightOf(each)));
    possible += weightOf(each) * each.max;
  }
  return { earned, possible };
}

function percent({ earned, possible }: { earned: Ratio; possible: bigint }): string | null {
  return possible === 0n ? null : fixed(ratio(100n * earned.n, earned.d * possible), 2);
}

/** Weight (10^-8) × ten-thousandths of a point, as points. */
function inPoints(weighted: Ratio): Ratio {
  return ratio(weighted.n, weighted.d * 10n ** BigInt(weightedPlaces));
}

function lineOf({ criterion, max, weight, points, basis }: WorkedOut): PartialLine {
  return {
    criterion: criterion.code,
    points: points && short(ratio(points.n, points.d * one), 4),
    max: toDec(max),
    weight: toDec(weight, weightPlaces),
    assessed: points !== null,
    weighted: points && short(inPoints(times(points, weight)), 4),
    weightedMax: toDec(weight * max, weightedPlaces),
    basis,
    stated: basis.code !== 'unstated',
  };
}

/** A criterion may be named `constructor` or `__proto__`: only what was really put in counts. */
function own(entries: PartialEntries, code: string): Entry | null | undefined {
  return Object.hasOwn(entries, code) ? entries[code] : undefined;
}
