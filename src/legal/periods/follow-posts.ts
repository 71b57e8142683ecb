import { followPosts } from '../../rounds/follow-posts.js';
import { openRoundsOf } from '../../rounds/paper.js';
import type { PostChanges } from '../../units/post-changes.js';
import { refreshForms, type OpenMonth } from './legal-forms.js';
import { LEGAL_FORMS } from './legal-own-days.js';

const OPEN = openRoundsOf(LEGAL_FORMS, ', r.span, r.edition, r.root_unit_id as "rootUnitId", root.path as "rootPath"');

/** Forms of open months by the law go where the posts are. */
export function legalFormsFollow(changes: PostChanges): void {
  followPosts(changes, {
    rounds: (tx, officialId) => tx.rows<OpenMonth>(OPEN, [officialId]),
    refresh: refreshForms,
    detail: ({ id }) => ({ legalPeriod: id }),
  });
}
