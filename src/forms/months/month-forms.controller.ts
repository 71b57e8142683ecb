import { filePeriod } from '../../web/format.js';
import { lastDayOf } from '../../periods/calendar.js';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Controller, Get, Param } from '@nestjs/common';
import { openLegalForm } from '../../legal/forms/legal-form-access.js';
import { legalResultsOf, type LegalResultRow } from '../../legal/forms/legal-results.queries.js';
import { itemsOf, itemsOfResult } from '../../legal/hanoi/hanoi-form.js';
import { receiptOf } from '../../receipts/receipt.view.js';
import { Allow } from '../../web/access.js';
import type { Download } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paperDownload } from '../paper-download.js';
import { PaperHeads } from '../paper-heads.js';
import type { FormFormat } from '../paper/render-form.js';
import { hanoiFormOf } from './hanoi-paper.js';
import { internalEvaluationOf, mau01Of, type MonthPaperFacts } from './month-papers.js';

/** Mẫu số 01 of a month and the internal evaluation beside it, or the month's form by Hanoi's frame. What stands on the paper is what the page shows the same person. */
@Controller('forms/legal')
@Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
export class MonthFormsController {
  constructor(private readonly heads: PaperHeads) {}

  @Get(':id/mau-01.pdf')
  async pdf(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.mau01(asking, id, 'pdf');
  }

  @Get(':id/mau-01.docx')
  async docx(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.mau01(asking, id, 'docx');
  }

  /** Both columns: for the person, their scorer and those above, personnel and the inspector. */
  @Get(':id/internal.pdf')
  async internal(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    const { result, ...facts } = await this.facts(asking, id);
    if (!result || !facts.seesSelf) throw new NotFound();
    const paper = internalEvaluationOf({ ...facts, result });
    return paperDownload(
      'internal-evaluation',
      'pdf',
      paper,
      `phieu-noi-bo-${filePeriod(facts.legalForm.month, facts.legalForm.span)}-${facts.legalForm.officialCode}`,
    );
  }

  private async mau01(asking: Asking, id: number, format: FormFormat): Promise<Download> {
    const facts = await this.facts(asking, id);
    if (!facts.result && !facts.seesSelf) throw new NotFound();
    return paperDownload(
      'mau-01',
      format,
      mau01Of(facts),
      `mau-01-${filePeriod(facts.legalForm.month, facts.legalForm.span)}-${facts.legalForm.officialCode}`,
    );
  }

  @Get('hanoi/:id/form.pdf')
  async hanoiPdf(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.hanoi(asking, id, 'pdf');
  }

  @Get('hanoi/:id/form.docx')
  async hanoiDocx(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.hanoi(asking, id, 'docx');
  }

  private async hanoi(asking: Asking, id: number, format: FormFormat): Promise<Download> {
    const facts = await this.facts(asking, id, false);
    const { legalForm, result, seesSelf } = facts;
    if (!result && !seesSelf) throw new NotFound();
    const items = result ? itemsOfResult(result) : await itemsOf(asking, legalForm);
    const name = `phieu-3814-${filePeriod(legalForm.month, legalForm.span)}-${legalForm.officialCode}`;
    return paperDownload('hanoi-form', format, hanoiFormOf(facts, items), name);
  }

  private async facts(asking: Asking, id: number, byLaw = true): Promise<MonthPaperFacts> {
    const { legalForm, sight } = await openLegalForm(asking, asking.actor, id, asking.today);
    if (isLaw(legalForm.edition) !== byLaw) throw new NotFound();
    const results: LegalResultRow[] = sight.result ? await legalResultsOf(asking, id) : [];
    const receipt = results[0] && (await receiptOf(asking, 'legal', results[0].id));
    return {
      receipt,
      legalForm,
      result: results[0] ?? null,
      seesSelf: sight.selfMarks,
      ...(await this.heads.ofUnit(legalForm.unitId, lastDayOf(legalForm.month))),
      zone: asking.zone,
    };
  }
}
