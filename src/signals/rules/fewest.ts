import type { Compared } from './types.js';

/** Nothing about fewer people than this is shown. */
export const FEWEST_PEOPLE = 5;

/** A signal is raised where it holds in so many of the window's months. */
export const MONTHS_TO_HOLD = 3;
export const WINDOW = 6;

export function ownPeople(people: number): Compared {
  return { people, heads: 0 };
}
