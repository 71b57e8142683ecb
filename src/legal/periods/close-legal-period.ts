import type { Tx } from '../../database/db.js';
import { LegalPeriod } from './legal-period.entity.js';

export interface LegalClosing {
  id: number;
  by: number;
  at: Date;
  note: string | null;
  /** Why each form that has no score has none. */
  reasons: readonly { sheetId: number; reason: string }[];
}

/** Writes a closing that has been looked at. */
export async function closeLegalPeriod(tx: Tx, { id, by, at, note, reasons }: LegalClosing): Promise<void> {
  await tx.update(LegalPeriod, { id }, { closedAt: at, closedBy: by, closingNote: note });
  await tx.change(
    `insert into legal_closing_reasons (sheet_id, reason, by_account, at)
     select s, r, $3, $4 from unnest($1::int[], $2::text[]) as given(s, r)`,
    [reasons.map(({ sheetId }) => sheetId), reasons.map(({ reason }) => reason), by, at],
  );
}
