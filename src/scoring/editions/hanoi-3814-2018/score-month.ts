import { one, toUnits, withPoint, type Dec } from '../../decimal.js';
import { levelOf } from '../levels.js';
import { frameGroups, grades, type FrameGroup, type FrameItem, type Grade } from './frame.js';

export interface HanoiMonth {
  /** Points of each group, two decimals; null while an item of it is unstated. */
  readonly groups: Readonly<Record<FrameGroup, Dec | null>>;
  /** 0…100, two decimals; null while anything is unstated: never 0, never full marks. */
  readonly score: Dec | null;
  readonly grade: Grade | null;
  /** Codes of the items nothing is stated for. */
  readonly unstated: readonly string[];
}

/**
 * The month's points by the frame 20 + 70 + 10. `items` passed `checkFrame`; `points` by item code, each 0…its
 * maximum, two decimals; missing and null mean unstated. Errors: RangeError on points outside their item.
 */
export function scoreHanoiMonth(
  items: readonly FrameItem[],
  points: Readonly<Record<string, Dec | null | undefined>>,
): HanoiMonth {
  const stated = items.map((item) => ({ ...item, units: unitsOf(item, points) }));
  const unstated = stated.filter(({ units }) => units === null).map(({ code }) => code);
  const sumOf = (group: FrameGroup) => total(stated.filter((item) => item.group === group).map(({ units }) => units));
  const groups = Object.fromEntries(frameGroups.map((group) => [group, sumOf(group)])) as HanoiMonth['groups'];
  const score = total(stated.map(({ units }) => units));
  return { groups, score, grade: score === null ? null : levelOf(score, grades), unstated };
}

function unitsOf(item: FrameItem, points: Readonly<Record<string, Dec | null | undefined>>): bigint | null {
  const given = Object.hasOwn(points, item.code) ? points[item.code] : null;
  if (given === null || given === undefined) return null;
  const units = toUnits(given);
  if (units < 0n || units > toUnits(item.most) || units % (one / 100n) !== 0n) {
    throw new RangeError(`points of ${item.code}: ${given}`);
  }
  return units;
}

/** Null when any is; and of no items at all, as nothing was stated. */
function total(units: readonly (bigint | null)[]): Dec | null {
  if (units.length === 0 || units.includes(null)) return null;
  return withPoint(units.reduce((sum: bigint, each) => sum + (each ?? 0n), 0n) / (one / 100n), 2);
}
