import type { Act } from '../../acts/act.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { openLegalFormToAct } from './legal-form-access.js';
import { selfWritable } from './legal-form.policy.js';
import type { LegalForm } from './legal-form.queries.js';

/** As the scorecard has it: a draft until its due day has passed, what was returned also after it. */
export function ownWritable(legalForm: Pick<LegalForm, 'status' | 'closedAt' | 'selfDueOn'>, today: string): boolean {
  return selfWritable(legalForm) && (legalForm.status === 'returned' || today <= legalForm.selfDueOn);
}

/** Until the scorer has begun, and only while there is still time to hand it in again. */
export function withdrawable(
  legalForm: Pick<LegalForm, 'status' | 'headSavedAt' | 'closedAt' | 'selfDueOn'>,
  today: string,
): boolean {
  return (
    legalForm.status === 'submitted' &&
    legalForm.headSavedAt === null &&
    legalForm.closedAt === null &&
    today <= legalForm.selfDueOn
  );
}

/** The person's own form, its row locked. Anybody else gets 403 where they may know of it, else 404. */
export async function lockOwnLegalForm(act: Act, id: number): Promise<LegalForm> {
  const { legalForm, at } = await openLegalFormToAct(act, act.actor, id, act.today);
  if (!at.self || !isLaw(legalForm.edition)) throw new Forbidden();
  return legalForm;
}

export function requireOwnWritable(legalForm: LegalForm, today: string): void {
  if (ownWritable(legalForm, today)) return;
  throw new Conflict(legalForm.status === 'draft' && legalForm.closedAt === null ? 'self-late' : 'not-editable');
}

/** A tab that saw an older state of the form must not write over the newer one. */
export function requireSeen(legalForm: LegalForm, version: number | null, zone: string): void {
  const at =
    legalForm.status === 'submitted' || !selfWritable(legalForm)
      ? (legalForm.headSavedAt ?? legalForm.submittedAt)
      : legalForm.selfSavedAt;
  if (version !== null && version !== legalForm.revision)
    throw new Stale('draft-moved', { at: formatMoment(at, zone) });
}
