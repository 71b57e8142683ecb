import type { Asking } from '../../acts/asking.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { NotFound } from '../../web/errors.js';
import { textOf, type Body } from '../../web/read-form.js';
import { openLegalForm, type OpenedLegalForm } from '../forms/legal-form-access.js';
import { findLegalPetition, type LegalPetitionRow } from './legal-petitions.queries.js';

export interface OpenedLegalPetition {
  petition: LegalPetitionRow;
  opened: OpenedLegalForm;
  /** Has the authority to score this person today, and is not the person. */
  mayDecide: boolean;
}

/** For the petitioner, whoever decides, and those who may see the result; to others it does not exist. */
export async function openLegalPetition(asking: Asking, id: number, byTheLaw = true): Promise<OpenedLegalPetition> {
  const petition = await findLegalPetition(asking, id);
  if (!petition) throw new NotFound();
  const opened = await openLegalForm(asking, asking.actor, petition.legalFormId, asking.today);
  if (!opened.sight.result || isLaw(opened.legalForm.edition) !== byTheLaw) throw new NotFound();
  return { petition, opened, mayDecide: opened.at.approver };
}

/** Only what would take the old result's place is reckoned. */
export function replaces(typed: Body): boolean {
  return textOf(typed, 'outcome') !== 'kept';
}
