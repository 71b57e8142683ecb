import type { Asking } from '../../acts/asking.js';
import { NotFound } from '../../web/errors.js';
import { openYearRecord, type OpenedYearRecord } from '../year-record-access.js';
import { findLabelPetition, type LabelPetitionRow } from './label-petitions.queries.js';

export interface OpenedLabelPetition extends OpenedYearRecord {
  petition: LabelPetitionRow;
}

/** For the petitioner, whoever classifies, personnel and inspector; to others it does not exist. */
export async function openLabelPetition(asking: Asking, id: number): Promise<OpenedLabelPetition> {
  const petition = await findLabelPetition(asking, id);
  if (!petition) throw new NotFound();
  const opened = await openYearRecord(asking, asking.actor, petition.yearRecordId, asking.today);
  const { self, classifier, personnel, inspector } = opened.at;
  if (!self && !classifier && !personnel && !inspector) throw new NotFound();
  return { ...opened, petition };
}
