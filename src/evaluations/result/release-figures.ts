import type { Tx } from '../../database/db.js';
import { letGo, type MeasuredFigures } from '../measured.js';
import type { MonthEvaluation } from '../evaluation.queries.js';
import { Evaluation } from '../../periods/evaluation.entity.js';

/**
 * An evaluation that is open to its author again follows its measures again: the submission had frozen their figures among
 * the stated values. What was typed in their place stays.
 */
export async function releaseFigures(
  tx: Tx,
  evaluation: Pick<MonthEvaluation, 'id' | 'content' | 'selfValues' | 'figures'>,
): Promise<void> {
  if (!evaluation.figures) return;
  const handed = await tx.one<{ figures: MeasuredFigures }>(
    'select figures from submissions where evaluation_id = $1 order by number desc limit 1',
    [evaluation.id],
  );
  if (!handed) return;
  await tx.update(
    Evaluation,
    { id: evaluation.id },
    { selfValues: letGo(evaluation.content.criteria, evaluation.selfValues, handed.figures) },
  );
}
