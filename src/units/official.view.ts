import { isOver } from '../standing/validity.js';
import type { HeldPost } from './officials.queries.js';

/** An official's posts as the page shows them: held or to come, and past; the newest first. */
export function officialPosts(posts: readonly HeldPost[], day: string) {
  const current = posts.filter((post) => !isOver(post, day));
  return {
    current: current.map((post) => ({ ...post, coming: post.fromDate > day, deputy: post.position === 'deputy' })),
    past: posts.filter((post) => isOver(post, day)),
    hasMain: current.some((post) => post.main),
  };
}
