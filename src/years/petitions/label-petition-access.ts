import type { Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import { openYearSheet, type OpenedYearSheet } from '../year-sheet-access.js';
import { findLabelPetition, type LabelPetitionRow } from './label-petitions.queries.js';

export interface OpenedLabelPetition extends OpenedYearSheet {
  petition: LabelPetitionRow;
}

/** For the petitioner, whoever classifies, personnel and inspector; to others it does not exist. */
export async function openLabelPetition(
  on: Rows,
  actor: Actor,
  id: number,
  today: string,
): Promise<OpenedLabelPetition> {
  const petition = await findLabelPetition(on, id);
  if (!petition) throw new NotFound();
  const opened = await openYearSheet(on, actor, petition.sheetId, today);
  const { self, classifier, personnel, inspector } = opened.at;
  if (!self && !classifier && !personnel && !inspector) throw new NotFound();
  return { ...opened, petition };
}
