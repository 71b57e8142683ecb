import type { Rows } from '../../database/db.js';
import { Conflict } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { LegalSheet } from './legal-sheet.queries.js';

export type LegalDeciding = 'submitted' | 'not-submitted';

/**
 * What was handed in is decided; so is, with a reason, a draft whose due day has passed, and a returned form past the
 * day confirmations are due: nobody who hands nothing in may hold up those above for ever.
 */
export function legalDecidingOf(
  sheet: Pick<LegalSheet, 'status' | 'closedAt' | 'selfDueOn' | 'confirmDueOn'>,
  today: string,
): LegalDeciding | null {
  if (sheet.closedAt !== null) return null;
  if (sheet.status === 'submitted') return 'submitted';
  if (sheet.status === 'draft' && today > sheet.selfDueOn) return 'not-submitted';
  return sheet.status === 'returned' && today > sheet.confirmDueOn ? 'not-submitted' : null;
}

/** Tells whoever comes second what was done to the form, by whom and when. */
export async function legalConflict(on: Rows, sheet: LegalSheet, zone: string): Promise<Conflict> {
  const last = LAST[sheet.status];
  const who = last && (await on.one<{ name: string; at: Date }>(last.sql, [sheet.id]));
  if (last && who) return new Conflict(last.code, { name: who.name, at: formatMoment(who.at, zone) });
  if (sheet.closedAt !== null) return new Conflict('legal-closed', { at: formatMoment(sheet.closedAt, zone) });
  return new Conflict(sheet.status === 'draft' ? 'not-submitted-yet' : 'conflict');
}

const lastOf = (table: string) =>
  `select a.display_name as name, x.at from ${table} x join accounts a on a.id = x.by_account where x.sheet_id = $1 order by x.id desc limit 1`;

const LAST: Partial<Record<LegalSheet['status'], { code: string; sql: string }>> = {
  confirmed: { code: 'already-confirmed', sql: lastOf('legal_results') },
  returned: { code: 'already-returned', sql: lastOf('legal_returns') },
};
