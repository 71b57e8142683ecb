import { one, toUnits, type Dec } from '../../decimal.js';
import { fixed, ratio } from '../../ratio.js';
import { levelOf } from '../levels.js';
import type { Band } from '../terms.js';
import { figures } from './constants.js';

/** What Điều 8 asks about an organisation's year. Shares are percent, 0…100. */
export interface UnitFacts {
  /** Of the tasks given: completed. */
  readonly completed: Dec;
  /** Of the tasks given: not on time. */
  readonly late: Dec;
  /** All with quality and effect. */
  readonly quality: boolean;
  /** Of the tasks given: completed beyond requirement. */
  readonly beyond: Dec;
  /** A unit directly below is rated not-completed. */
  readonly subUnitFailing: boolean;
  /** Everything pointed out before is mended; null: nothing was pointed out. */
  readonly defectsFixed: boolean | null;
  /** The competent authority concluded wrongdoing in personnel work, disunity, factions, buying of posts. */
  readonly wrongdoing: boolean;
  /** Of the year's programme and plan: completed. */
  readonly planCompleted: Dec;
  /** What was not completed had a cause of force majeure: the competent authority weighs it. */
  readonly forceMajeure: boolean;
}

/** Codes and the place each comes from. */
export const unitReasons = {
  'points-below-50': '8.4',
  wrongdoing: '8.4a',
  'plan-below-70': '8.4b',
  'force-majeure': '8.4b',
  'not-all-completed:excellent': '8.1a',
  'not-on-time:excellent': '8.1a',
  'quality:excellent': '8.1a',
  'beyond-below-30': '8.1a',
  'sub-unit-failing': '8.1b',
  'defects-not-fixed': '8.1c',
  'not-all-completed:good': '8.2',
  'not-on-time:good': '8.2',
  'quality:good': '8.2',
  'not-all-completed:completed': '8.3',
  'late-above-20': '8.3',
} as const;
export type UnitReason = keyof typeof unitReasons;

export interface UnitRating {
  /** 0…100, two decimals. */
  readonly total: Dec;
  /** The level the points alone would give. */
  readonly byPoints: Band;
  /** By the letter of Điều 8 alone; where no level fits, the competent person decides. */
  readonly level: Band | 'no-level-fits';
  /** Why not-completed, or what of the level by points is not met. */
  readonly reasons: readonly UnitReason[];
}

const all = 100n * one;

/**
 * An organisation's level of the year. `common` 0…30, `results` 0…70 points, as the competent authority gave them; the
 * sum is rounded once, half up, to two decimals. A total of 95 with a task late fits no level: that is said, not
 * guessed. Errors: RangeError on points or shares outside their range. Source: Điều 6, 7, 8.
 */
export function unitRating(common: Dec, results: Dec, facts: UnitFacts): UnitRating {
  const points =
    within(common, figures.unitCommonMost.value * one) + within(results, figures.unitResultsMost.value * one);
  const total = fixed(ratio(points, one), 2);
  const byPoints = levelOf(total, figures.unitBands.value);
  const failing = failings(byPoints, facts);
  if (failing.length > 0) return { total, byPoints, level: 'not-completed', reasons: failing };
  const unmet = [...unmetBy[byPoints](facts)];
  if (planMissed(facts)) unmet.push('force-majeure');
  return { total, byPoints, level: unmet.length === 0 ? byPoints : 'no-level-fits', reasons: unmet };
}

/** Điều 8.4. Force majeure takes the plan's share out of it, and leaves the weighing to the competent authority. */
function failings(byPoints: Band, facts: UnitFacts): UnitReason[] {
  return met([
    ['points-below-50', byPoints === 'not-completed'],
    ['wrongdoing', facts.wrongdoing],
    ['plan-below-70', planMissed(facts) && !facts.forceMajeure],
  ]);
}

function planMissed({ planCompleted }: UnitFacts): boolean {
  return within(planCompleted, all) < figures.unitFewestPlanned.value * one;
}

const unmetBy: Readonly<Record<Band, (facts: UnitFacts) => UnitReason[]>> = {
  excellent: (facts) =>
    met([
      ['not-all-completed:excellent', within(facts.completed, all) < all],
      ['not-on-time:excellent', within(facts.late, all) > 0n],
      ['quality:excellent', !facts.quality],
      ['beyond-below-30', within(facts.beyond, all) < figures.unitFewestBeyond.value * one],
      ['sub-unit-failing', facts.subUnitFailing],
      ['defects-not-fixed', facts.defectsFixed === false],
    ]),
  good: (facts) =>
    met([
      ['not-all-completed:good', within(facts.completed, all) < all],
      ['not-on-time:good', within(facts.late, all) > 0n],
      ['quality:good', !facts.quality],
    ]),
  completed: (facts) =>
    met([
      ['not-all-completed:completed', within(facts.completed, all) < all],
      ['late-above-20', within(facts.late, all) > figures.unitMostLate.value * one],
    ]),
  'not-completed': () => [],
};

function met(reasons: readonly (readonly [UnitReason, boolean])[]): UnitReason[] {
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

function within(dec: Dec, most: bigint): bigint {
  const units = toUnits(dec);
  if (units < 0n || units > most) throw new RangeError(`out of range: ${dec}`);
  return units;
}
