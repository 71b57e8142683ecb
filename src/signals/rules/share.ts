import { FEWEST_PEOPLE, ownPeople } from './fewest.js';
import { rounded } from './statistics.js';
import type { Reading } from './types.js';

/** `count` of `people`, holding from a share on. */
export function shareReading(count: number, people: number, threshold: number): Reading | null {
  if (people < FEWEST_PEOPLE) return null;
  const share = rounded(count / people);
  return { holds: share >= threshold, figures: { count, people, share }, compared: ownPeople(people), strength: share };
}
