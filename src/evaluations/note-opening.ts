import type { Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';

/** When what was handed in was first opened by somebody who may decide on it: once for each submission, and nothing else of the row moves. */
export async function noteOpening(db: Rows, actor: Actor, evaluationId: number, at: Date): Promise<void> {
  await db.rows(
    `update evaluations set head_opened_at = $2, head_opened_by = $3
     where id = $1 and status = 'submitted' and (head_opened_at is null or head_opened_at < submitted_at or head_opened_by <> $3)`,
    [evaluationId, at, actor.accountId],
    'note-opening',
  );
}
