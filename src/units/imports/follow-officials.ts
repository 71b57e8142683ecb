import type { ImportsService } from '../../imports/imports.service.js';
import type { PostChanges } from '../post-changes.js';
import { IMPORT_OFFICIALS } from './import-officials.js';

/** Whose posts a file changed: what follows from it follows at once, as from a page. */
export function postsOfFilesFollow(imports: ImportsService, changes: PostChanges): void {
  imports.serve(IMPORT_OFFICIALS.code, async ({ tx, actor, at, today }, officials) => {
    for (const officialId of officials) await changes.happened(tx, officialId, { actor, at, today });
  });
}
