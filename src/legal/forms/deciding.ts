import type { Rows } from '../../database/db.js';
import { Conflict } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { LegalForm } from './legal-form.queries.js';

export type LegalDeciding = 'submitted' | 'not-submitted' | 'anew';

/**
 * What was handed in is decided; so is, with a reason, a draft whose due day has passed, and a returned form past the
 * day confirmations are due: nobody who hands nothing in may hold up those above for ever. What was confirmed without work is decided
 * anew once there is some, while the month is open.
 */
export function legalDecidingOf(
  legalForm: Pick<LegalForm, 'status' | 'closedAt' | 'selfDueOn' | 'confirmDueOn' | 'note'>,
  today: string,
): LegalDeciding | null {
  if (legalForm.closedAt !== null) return null;
  if (legalForm.status === 'submitted') return 'submitted';
  if (withoutWork(legalForm)) return 'anew';
  if (legalForm.status === 'draft' && today > legalForm.selfDueOn) return 'not-submitted';
  return legalForm.status === 'returned' && today > legalForm.confirmDueOn ? 'not-submitted' : null;
}

/** Confirmed, and nothing had been assigned: there is no score, and without its reason the year would lose a month. */
export function withoutWork({ status, note }: Pick<LegalForm, 'status' | 'note'>): boolean {
  return status === 'confirmed' && note === 'no-assigned-work';
}

/** Tells whoever comes second what was done to the form, by whom and when. */
export async function legalConflict(on: Rows, legalForm: LegalForm, zone: string): Promise<Conflict> {
  const last = LAST[legalForm.status];
  const who = last && (await on.one<{ name: string; at: Date }>(last.sql, [legalForm.id]));
  if (last && who) return new Conflict(last.code, { name: who.name, at: formatMoment(who.at, zone) });
  if (legalForm.closedAt !== null) return new Conflict('legal-closed', { at: formatMoment(legalForm.closedAt, zone) });
  return new Conflict(legalForm.status === 'draft' ? 'not-submitted-yet' : 'conflict');
}

const lastOf = (table: string) =>
  `select a.display_name as name, x.at from ${table} x join accounts a on a.id = x.by_account where x.legal_form_id = $1 order by x.id desc limit 1`;

const LAST: Partial<Record<LegalForm['status'], { code: string; sql: string }>> = {
  confirmed: { code: 'already-confirmed', sql: lastOf('legal_results') },
  returned: { code: 'already-returned', sql: lastOf('legal_returns') },
};
