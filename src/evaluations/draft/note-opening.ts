import type { Asking } from '../../acts/asking.js';

/** When what was handed in was first opened by somebody who may decide on it: once for each submission, and nothing else of the row moves. */
export async function noteOpening(asking: Asking, evaluationId: number, at: Date): Promise<void> {
  await asking.rows(
    `update evaluations set head_opened_at = $2, head_opened_by = $3
     where id = $1 and status = 'submitted' and (head_opened_at is null or head_opened_at < submitted_at or head_opened_by <> $3)`,
    [evaluationId, at, asking.actor.accountId],
    'note-opening',
  );
}
