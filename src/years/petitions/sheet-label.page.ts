import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { yearMonthsOf } from '../../legal/means/means.js';
import { meanOf } from '../../scoring/editions/mean.js';
import { headChain, nameOf } from '../../standing/chain.js';
import { page, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { isContested } from '../../petitions/petition.queries.js';
import { publicationOf } from '../classification/group.queries.js';
import { labelsOfSheet, type LabelRow } from '../classification/labels.queries.js';
import { shownReasons } from '../classification/reasons.js';
import { mayTakeEFile } from '../e-file-contents.js';
import { openYearSheet } from '../year-sheet-access.js';
import type { YearSheet } from '../year-sheet.queries.js';
import { labelPetitionsOfSheet } from './label-petitions.queries.js';
import { mayReplace } from './replacement.policy.js';

/** One person's label of the year: why, every earlier one, the paper, and the way to a petition. */
@Injectable()
export class SheetLabelPage {
  async show(asking: Asking, sheetId: number, typed: Record<string, unknown> = {}): Promise<Page> {
    const { sheet, at, classifier } = await openYearSheet(asking, asking.actor, sheetId, asking.today);
    const [labels, petitions, chain, places, published] = await Promise.all([
      labelsOfSheet(asking, sheetId),
      labelPetitionsOfSheet(asking, sheetId),
      headChain(asking, sheet.usingUnitId, asking.today),
      yearMonthsOf(asking, [sheet.officialId], sheet.year),
      publicationOf(asking, sheet.yearId, sheet.usingUnitId),
    ]);
    const [now, ...earlier] = labels;
    if (!now) throw new NotFound();
    const { mean } = meanOf(
      (places.get(sheet.officialId) ?? []).map(({ month, score, absent }) => ({
        month,
        score,
        absent: absent !== null,
      })),
    );
    return page(
      'classification/label',
      {
        ...headOf(sheet),
        now: labelView(sheet.year, now),
        earlier: earlier.map((row) => labelView(sheet.year, row)),
        self: at.self,
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
        reason: typed['reason'] ?? '',
        replaceHref: mayReplace(asking.actor, sheet, chain) ? `/years/sheets/${sheet.id}/replacement` : null,
      },
      at.self ? 'classification:label.own' : 'classification:label.title',
      { name: sheet.officialName, year: sheet.year },
    );
  }
}

export function headOf(sheet: YearSheet) {
  const { id, year, officialName, title, unitName } = sheet;
  return {
    year,
    name: officialName,
    title,
    unitName,
    sheetHref: `/years/sheets/${id}`,
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
