import type { Rows } from '../../database/db.js';
import type { ResultChange } from './result-changes.js';

/** In what a result differs from the one before it, in the order of the form; nothing for one that was confirmed first. */
export async function changesOfResult(on: Rows, resultId: number): Promise<ResultChange[]> {
  return on.rows<ResultChange>(
    'select what, about, before, after, reason from legal_result_changes where result_id = $1 order by position',
    [resultId],
    'legal-result-changes',
  );
}
