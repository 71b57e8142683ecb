import type { Rows } from '../../database/db.js';
import { findSheet, type Sheet } from '../../evaluations/sheet.queries.js';
import { Conflict, NotFound } from '../../web/errors.js';
import { nearestCommittee } from '../places.queries.js';
import type { NewItem } from './item.queries.js';

/** A sheet as an item: its owner is withdrawn, and so is everybody who has approved it as its head. */
export async function sheetItem(on: Rows, committeeId: number, evaluationId: number): Promise<NewItem> {
  const sheet = await findSheet(on, evaluationId);
  if (!sheet || (await nearestCommittee(on, sheet.unitPath))?.id !== committeeId) throw new NotFound();
  if (sheet.status !== 'reviewed') throw new Conflict('sheet-not-reviewed', { official: sheet.officialName });
  const approvers = await approversOf(on, evaluationId);
  return {
    kind: 'sheet',
    title: `${sheet.officialName}, ${sheet.unitName}`,
    unitId: sheet.unitId,
    evaluationId,
    facts: { month: sheet.month, score: sheet.score, approvalId: sheet.approvalId },
    concerns: [
      { officialId: sheet.officialId, cause: 'own' },
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

/** Why the entries of a sheet cannot be changed now, or null. */
export function entriesDenial(sheet: Sheet, petitioned: boolean): 'sheet-not-reviewed' | 'petition-open' | null {
  if (sheet.status !== 'reviewed' || sheet.approvalId === null) return 'sheet-not-reviewed';
  return petitioned ? 'petition-open' : null;
}
