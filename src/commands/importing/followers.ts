import { formersFollow } from '../../interim/tell-former.js';
import type { ImportsService } from '../../imports/imports.service.js';
import { legalFormsFollow } from '../../legal/periods/follow-posts.js';
import { evaluationsFollow } from '../../periods/follow-posts.js';
import { delegationsFollow } from '../../units/delegations-end.js';
import { postsOfFilesFollow } from '../../units/imports/follow-officials.js';
import { PostChanges } from '../../units/post-changes.js';
import { yearRecordsFollow } from '../../years/opening/outside-kind.js';

/** What follows in every room from a file that is written, as in the server, where each room's module says it. */
export function letRoomsFollow(imports: ImportsService): void {
  const changes = new PostChanges();
  for (const follow of [delegationsFollow, evaluationsFollow, formersFollow, legalFormsFollow, yearRecordsFollow])
    follow(changes);
  postsOfFilesFollow(imports, changes);
}
