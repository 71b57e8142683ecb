import { FEWEST_PEOPLE } from './fewest.js';
import { summarise } from './head-summary.js';
import { estimate } from './shrink.js';
import { rounded } from './statistics.js';
import type { GroupMonth, HeadSummary, Reading, Signal } from './types.js';

const thresholds = { points: 3 };

/** Of how much heads differ, fewer say nothing. */
const FEWEST_HEADS = 8;

/** 95 % of a normal distribution. */
const WIDTH = 1.96;

/** By how many points the head marks above heads of like units: a shrunken estimate, with its uncertainty. */
export const leniency: Signal = {
  code: 'leniency',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read: (month, { like }) => compare([month], like),
  over: compare,
};

function compare(months: readonly GroupMonth[], like: readonly HeadSummary[]): Reading | null {
  const own = summarise(months);
  if (!own || own.people < FEWEST_PEOPLE) return null;
  const others = like.filter(({ headId, people }) => headId !== own.headId && people >= FEWEST_PEOPLE);
  if (others.length < FEWEST_HEADS) return null;
  const { raw, points, error } = estimate(own, others);
  const low = rounded(points - WIDTH * error);
  const figures = {
    points: rounded(points),
    low,
    high: rounded(points + WIDTH * error),
    raw: rounded(raw),
    people: own.people,
    heads: others.length,
  };
  const holds = figures.points >= thresholds.points && low > 0;
  return { holds, figures, compared: { people: own.people, heads: others.length }, strength: points };
}
