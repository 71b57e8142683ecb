import { isHeldOn } from '../standing/validity.js';
import type { ActingRow, PostRow } from './unit-page.queries.js';

/** Who stands at the head of a unit today, who else works there, and what is to come. */
export function unitPeople(posts: readonly PostRow[], acting: readonly ActingRow[], day: string) {
  const now = posts.filter((post) => isHeldOn(post, day));
  return {
    head: now.find((post) => post.position === 'head') ?? null,
    actingHead: acting.find((row) => isHeldOn(row, day)) ?? null,
    deputies: now.filter((post) => post.position === 'deputy'),
    people: now,
    coming: posts.filter((post) => post.fromDate > day),
  };
}
