import type { Act } from '../../acts/act.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { openLegalSheetToAct } from './legal-sheet-access.js';
import { selfWritable } from './legal-sheet.policy.js';
import type { LegalSheet } from './legal-sheet.queries.js';

/** As the scorecard has it: a draft until its due day has passed, what was returned also after it. */
export function ownWritable(sheet: Pick<LegalSheet, 'status' | 'closedAt' | 'selfDueOn'>, today: string): boolean {
  return selfWritable(sheet) && (sheet.status === 'returned' || today <= sheet.selfDueOn);
}

/** Until the scorer has begun, and only while there is still time to hand it in again. */
export function withdrawable(
  sheet: Pick<LegalSheet, 'status' | 'headSavedAt' | 'closedAt' | 'selfDueOn'>,
  today: string,
): boolean {
  return (
    sheet.status === 'submitted' && sheet.headSavedAt === null && sheet.closedAt === null && today <= sheet.selfDueOn
  );
}

/** The person's own form, its row locked. Anybody else gets 403 where they may know of it, else 404. */
export async function lockOwnLegalSheet(act: Act, id: number): Promise<LegalSheet> {
  const { sheet, at } = await openLegalSheetToAct(act, act.actor, id, act.today);
  if (!at.self || !isLaw(sheet.edition)) throw new Forbidden();
  return sheet;
}

export function requireOwnWritable(sheet: LegalSheet, today: string): void {
  if (ownWritable(sheet, today)) return;
  throw new Conflict(sheet.status === 'draft' && sheet.closedAt === null ? 'self-late' : 'not-editable');
}

/** A tab that saw an older state of the form must not write over the newer one. */
export function requireSeen(sheet: LegalSheet, version: number | null, zone: string): void {
  const at =
    sheet.status === 'submitted' || !selfWritable(sheet) ? (sheet.headSavedAt ?? sheet.submittedAt) : sheet.selfSavedAt;
  if (version !== null && version !== sheet.revision) throw new Stale('draft-moved', { at: formatMoment(at, zone) });
}
