import type { Rows } from '../../database/db.js';
import { findEvaluation, type MonthEvaluation } from '../../evaluations/evaluation.queries.js';
import { Conflict, NotFound } from '../../web/errors.js';
import { nearestCommittee } from '../places.queries.js';
import type { NewItem } from './item.queries.js';

/** An evaluation as an item: its owner is withdrawn, and so is everybody who has approved it as its head. */
export async function evaluationItem(
  on: Rows,
  committeeId: number,
  evaluationId: number,
  day: string,
): Promise<NewItem> {
  const evaluation = await findEvaluation(on, evaluationId);
  if (!evaluation || (await nearestCommittee(on, evaluation.unitPath, day))?.id !== committeeId) throw new NotFound();
  if (evaluation.status !== 'reviewed')
    throw new Conflict('evaluation-not-reviewed', { official: evaluation.officialName });
  const approvers = await approversOf(on, evaluationId);
  return {
    kind: 'sheet',
    title: `${evaluation.officialName}, ${evaluation.unitName}`,
    unitId: evaluation.unitId,
    evaluationId,
    facts: { month: evaluation.month, score: evaluation.score, approvalId: evaluation.approvalId },
    concerns: [
      { officialId: evaluation.officialId, cause: 'own' },
      ...approvers.map((officialId) => ({ officialId, cause: 'approved' as const })),
    ],
  };
}

async function approversOf(on: Rows, evaluationId: number): Promise<number[]> {
  const rows = await on.rows<{ id: number }>(
    `select distinct b.official_id as id from approvals a join accounts b on b.id = a.by_account
     where a.evaluation_id = $1 and a.kind <> 'sitting' and b.official_id is not null`,
    [evaluationId],
  );
  return rows.map(({ id }) => id);
}

/** Why the entries of an evaluation cannot be changed now, or null. */
export function entriesDenial(
  evaluation: MonthEvaluation,
  petitioned: boolean,
): 'evaluation-not-reviewed' | 'petition-open' | null {
  if (evaluation.status !== 'reviewed' || evaluation.approvalId === null) return 'evaluation-not-reviewed';
  return petitioned ? 'petition-open' : null;
}
