import { recordActs } from '../../acts/record-act.js';
import type { Tx } from '../../database/db.js';
import { outsideTheirKind } from '../../rounds/paper.js';
import type { Changing } from '../../units/post-changes.js';
import { LegalForm } from '../forms/legal-form.entity.js';
import { LEGAL_LEAVERS } from './legal-leavers.js';
import { LEGAL_FORMS } from './legal-own-days.js';

const OUTSIDE = outsideTheirKind(LEGAL_FORMS);

/**
 * Blank forms of a month, of one person or everybody, whose kind was put right and for whom the edition does not hold, go; one in
 * which something was stated stays. Returns how many went.
 */
export async function removeOutside(
  tx: Tx,
  { id, month }: { id: number; month: string },
  { types, officialId }: { types: readonly string[]; officialId: number | null },
  { actor, at }: Changing,
): Promise<number> {
  const blank = await tx.rows<{ id: number; officialId: number; unitId: number }>(
    OUTSIDE,
    [id, types, officialId],
    'legal-forms-outside-kind',
  );
  if (blank.length === 0) return 0;
  await tx.remove(LegalForm, { id: blank.map((form) => form.id) });
  const acts = blank.map((form) => ({
    chain: `official:${form.officialId}`,
    detail: { [LEGAL_LEAVERS.named]: form.id, month, unit: form.unitId },
  }));
  await recordActs(tx, { act: LEGAL_LEAVERS.acts.removed, account: actor.accountId, at }, acts);
  return blank.length;
}
