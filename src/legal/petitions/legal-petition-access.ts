import type { Asking } from '../../acts/asking.js';
import { NotFound } from '../../web/errors.js';
import { openLegalSheet, type OpenedLegalSheet } from '../sheets/legal-sheet-access.js';
import { findLegalPetition, type LegalPetitionRow } from './legal-petitions.queries.js';

export interface OpenedLegalPetition {
  petition: LegalPetitionRow;
  opened: OpenedLegalSheet;
  /** Has the authority to score this person today, and is not the person. */
  mayDecide: boolean;
}

/** For the petitioner, whoever decides, and those who may see the result; to others it does not exist. */
export async function openLegalPetition(asking: Asking, id: number): Promise<OpenedLegalPetition> {
  const petition = await findLegalPetition(asking, id);
  if (!petition) throw new NotFound();
  const opened = await openLegalSheet(asking, asking.actor, petition.sheetId, asking.today);
  if (!opened.sight.result) throw new NotFound();
  return { petition, opened, mayDecide: opened.at.approver };
}
