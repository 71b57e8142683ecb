import type { Tx } from '../../database/db.js';

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
  await tx.change('update legal_periods set closed_at = $2, closed_by = $3, closing_note = $4 where id = $1', [
    id,
    at,
    by,
    note,
  ]);
  await tx.change(
    `insert into legal_closing_reasons (sheet_id, reason, by_account, at)
     select s, r, $3, $4 from unnest($1::int[], $2::text[]) as given(s, r)`,
    [reasons.map(({ sheetId }) => sheetId), reasons.map(({ reason }) => reason), by, at],
  );
}
