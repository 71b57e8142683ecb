import type { Tx } from '../database/db.js';
import { letGo, type MeasuredFigures } from './measured.js';
import type { Sheet } from './sheet.queries.js';
import { Evaluation } from '../periods/evaluation.entity.js';

/**
 * A sheet that is open to its author again follows its measures again: the submission had frozen their figures among
 * the stated values. What was typed in their place stays.
 */
export async function releaseFigures(
  tx: Tx,
  sheet: Pick<Sheet, 'id' | 'content' | 'selfValues' | 'figures'>,
): Promise<void> {
  if (!sheet.figures) return;
  const handed = await tx.one<{ figures: MeasuredFigures }>(
    'select figures from submissions where evaluation_id = $1 order by number desc limit 1',
    [sheet.id],
  );
  if (!handed) return;
  await tx.update(
    Evaluation,
    { id: sheet.id },
    { selfValues: letGo(sheet.content.criteria, sheet.selfValues, handed.figures) },
  );
}
