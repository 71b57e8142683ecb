import { type Asking } from '../../acts/asking.js';
import { flagsOn } from '../../corrections/flags.js';
import { Injectable } from '@nestjs/common';
import { yearMonthsOf } from '../../legal/means/means.js';
import { meanOf } from '../../scoring/editions/mean.js';
import { headChain, nameOf } from '../../standing/chain.js';
import { page, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { receiptOf, receiptView } from '../../receipts/receipt.view.js';
import { isContested } from '../../petitions/petition.queries.js';
import { publicationOf } from '../classification/group.queries.js';
import { groupCeiling } from '../classification/group-ceiling.js';
import { labelsOfYearRecord, type LabelRow } from '../classification/labels.queries.js';
import { shownReasons } from '../classification/reasons.js';
import { mayTakeEFile } from '../e-file-contents.js';
import { openYearRecord } from '../year-record-access.js';
import type { YearRecord } from '../year-record.queries.js';
import { labelPetitionsOfYearRecord } from './label-petitions.queries.js';
import { mayReplace } from './replacement.policy.js';

/** One person's label of the year: why, every earlier one, the paper, and the way to a petition. */
@Injectable()
export class YearRecordLabelPage {
  async show(asking: Asking, yearRecordId: number, typed: Record<string, unknown> = {}): Promise<Page> {
    const { yearRecord, at, classifier } = await openYearRecord(asking, asking.actor, yearRecordId, asking.today);
    const [labels, petitions, chain, places, published] = await Promise.all([
      labelsOfYearRecord(asking, yearRecordId),
      labelPetitionsOfYearRecord(asking, yearRecordId),
      headChain(asking, yearRecord.usingUnitId, asking.today),
      yearMonthsOf(asking, [yearRecord.officialId], yearRecord.year),
      publicationOf(asking, yearRecord.yearId, yearRecord.usingUnitId),
    ]);
    const [now, ...earlier] = labels;
    if (!now) throw new NotFound();
    const receipt = await receiptOf(asking, 'label', now.id);
    const { mean } = meanOf(
      (places.get(yearRecord.officialId) ?? []).map(({ month, score, absent }) => ({
        month,
        score,
        absent: absent !== null,
      })),
    );
    return page(
      'classification/label',
      {
        ...headOf(yearRecord),
        now: labelView(yearRecord.year, now),
        earlier: earlier.map((row) => labelView(yearRecord.year, row)),
        self: at.self,
        flags: await flagsOn(asking, 'year', yearRecordId),
        notice: mayTakeEFile(at) ? { ready: published !== undefined } : null,
        meanNow:
          mean !== null && Number(mean) !== Number(now.mean) && !now.reasons.includes('fewer-months') ? mean : null,
        petitions: petitions.map(({ id, outcome, receivedOn, dueOn }) => ({
          href: `/label-petitions/${id}`,
          outcome,
          receivedOn,
          dueOn,
        })),
        mayPetition: at.self && !isContested(petitions, now.id),
        decider: nameOf(classifier),
        ceiling: now.reasons.includes('lowered') ? await groupCeiling(asking, yearRecord) : null,
        receipt: receiptView({
          ...{ receipt, resultId: now.id, typed },
          action: at.self ? `/years/records/${yearRecordId}/label-receipt` : null,
        }),
        reason: typed['reason'] ?? receipt?.reason ?? '',
        replaceHref: mayReplace(asking.actor, yearRecord, chain) ? `/years/records/${yearRecord.id}/replacement` : null,
      },
      at.self ? 'classification:label.own' : 'classification:label.title',
      { name: yearRecord.officialName, year: yearRecord.year },
    );
  }
}

export function headOf(yearRecord: YearRecord) {
  const { id, year, officialName, title, unitName } = yearRecord;
  return {
    year,
    name: officialName,
    title,
    unitName,
    yearRecordHref: `/years/records/${id}`,
    pdfHref: `/forms/years/${id}/notice.pdf`,
    docxHref: `/forms/years/${id}/notice.docx`,
  };
}

function labelView(year: number, row: LabelRow) {
  const { label, mean, byPoints, handling, decisionNumber, decisionDate, reason, by, at, kind } = row;
  return {
    label,
    mean,
    handling,
    decisionNumber,
    decisionDate,
    reason,
    by,
    at,
    kind,
    reasons: shownReasons(year, row.reasons, byPoints, label),
  };
}
