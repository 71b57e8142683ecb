import { toUnits, type Dec } from '../decimal.js';
import type { Step } from './edition.js';

/**
 * The level of points already rounded; `steps` from the highest down, the last from 0.
 * Errors: RangeError on points below every step, or no decimal.
 */
export function levelOf<Level extends string>(points: Dec, steps: readonly Step<Level>[]): Level {
  const units = toUnits(points);
  const step = steps.find(({ from }) => units >= toUnits(from));
  if (!step) throw new RangeError(`below every level: ${points}`);
  return step.level;
}
