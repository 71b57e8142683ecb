import type { Tx } from '../../database/db.js';
import { standsHere, writeForms } from '../periods/legal-forms.js';
import { typesUnderAt } from '../settings/applying.js';
import { findLegalSheet, type LegalSheet } from './legal-sheet.queries.js';

/** Before a form is handed in its place is settled: where the person stands on the month's last day. Null: nowhere; nobody hands one in where they left. */
export async function settledPlace(tx: Tx, sheet: LegalSheet, at: Date): Promise<LegalSheet | null> {
  if (!(await standsHere(tx, sheet))) return null;
  const root = await tx.one<{ path: string }>('select path from units where id = $1', [sheet.rootUnitId]);
  const types = await typesUnderAt(tx, sheet.rootUnitId, sheet.edition, sheet.month);
  await writeForms(
    tx,
    { id: sheet.periodId, month: sheet.month, span: sheet.span },
    { rootPath: root!.path, types },
    at,
    sheet.officialId,
  );
  return (await findLegalSheet(tx, sheet.id))!;
}
