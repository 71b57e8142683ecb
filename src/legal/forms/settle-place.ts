import type { Tx } from '../../database/db.js';
import { standsHere, writeForms } from '../periods/legal-forms.js';
import { typesUnderAt } from '../settings/applying.js';
import { findLegalForm, type LegalForm } from './legal-form.queries.js';

/** Before a form is handed in its place is settled: where the person stands on the month's last day. Null: nowhere; nobody hands one in where they left. */
export async function settledPlace(
  tx: Tx,
  legalForm: LegalForm,
  on: { at: Date; today: string },
): Promise<LegalForm | null> {
  if (!(await standsHere(tx, legalForm))) return null;
  const root = await tx.one<{ path: string }>('select path from units where id = $1', [legalForm.rootUnitId]);
  const types = await typesUnderAt(tx, legalForm.rootUnitId, legalForm.edition, legalForm.month);
  await writeForms(
    tx,
    { id: legalForm.periodId, month: legalForm.month, span: legalForm.span },
    { rootPath: root!.path, types },
    on,
    legalForm.officialId,
  );
  return (await findLegalForm(tx, legalForm.id))!;
}
