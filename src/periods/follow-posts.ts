import { followPosts } from '../rounds/follow-posts.js';
import { openRoundsOf, type Round } from '../rounds/paper.js';
import type { PostChanges } from '../units/post-changes.js';
import { lastDayOf } from './calendar.js';
import { EVALUATIONS } from './own-days.js';
import { refreshEvaluations } from './places.js';

const OPEN = openRoundsOf(EVALUATIONS);

/** Evaluations of open months go where the posts are. */
export function evaluationsFollow(changes: PostChanges): void {
  followPosts(changes, {
    rounds: (tx, officialId) => tx.rows<Round>(OPEN, [officialId]),
    refresh: refreshEvaluations,
    detail: ({ id, month }) => ({ period: id, day: lastDayOf(month) }),
  });
}
