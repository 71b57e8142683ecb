import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import { numberIn } from '../../web/numbers.js';
import type { FrameInForce } from '../frames/own-frame.queries.js';
import type { Label } from '../year-record.queries.js';

export const SCORE_UNITS = { units: ['điểm'], takes: { places: 2, most: 100 } };
export const NOTE = { least: 10, most: 1000 } as const;

/** Points as they are kept: 0 to 100, two decimals; undefined: no such number. */
export function scoreIn(typed: string): Dec | undefined {
  const number = numberIn(typed, SCORE_UNITS);
  if (number === null || !/^\d{1,3}(\.\d{1,2})?$/.test(number)) return undefined;
  const units = toUnits(number);
  return units <= toUnits('100') ? toDec(units) : undefined;
}

/** The label that the unit's own frame gives for points. */
export function labelByFrame({ excellent, good, completed }: FrameInForce, score: Dec): Label {
  const units = toUnits(score);
  if (units >= toUnits(excellent)) return 'excellent';
  if (units >= toUnits(good)) return 'good';
  return units >= toUnits(completed) ? 'completed' : 'not-completed';
}

/** Another label than that of the points stands only with a reason. */
export function differs(frame: FrameInForce | null, score: Dec | null, label: Label): boolean {
  return frame !== null && score !== null && labelByFrame(frame, score) !== label;
}
