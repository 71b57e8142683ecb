import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import type { Download } from '../../web/answers.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { publicationOf } from '../../years/classification/group.queries.js';
import { labelsOfYearRecord } from '../../years/classification/labels.queries.js';
import { overridesOf } from '../../years/year-steps.js';
import { openYearRecord } from '../../years/year-record-access.js';
import { paperDownload } from '../paper-download.js';
import { PaperHeads } from '../paper-heads.js';
import type { FormFormat } from '../paper/render-form.js';
import { noticeOf } from './notice-papers.js';
import { signersOf } from './signers.queries.js';

/** The notice of a label, from its publication on: for the person, who classifies them, personnel and the inspector. */
@Controller('forms/years')
@Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
export class YearNoticesController {
  constructor(private readonly heads: PaperHeads) {}

  @Get(':id/notice.pdf')
  async pdf(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.notice(asking, id, 'pdf');
  }

  @Get(':id/notice.docx')
  async docx(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.notice(asking, id, 'docx');
  }

  private async notice(asking: Asking, id: number, format: FormFormat): Promise<Download> {
    const { yearRecord, at, classifier } = await openYearRecord(asking, asking.actor, id, asking.today);
    if (!(at.self || at.classifier || at.personnel || at.inspector)) throw new Forbidden();
    const [[label, before = null], published, signers, head] = await Promise.all([
      labelsOfYearRecord(asking, id),
      publicationOf(asking, yearRecord.yearId, yearRecord.usingUnitId),
      signersOf(asking, id, asking.zone),
      this.heads.ofAgency(yearRecord.usingUnitId, `${yearRecord.year}-12-31`),
    ]);
    if (!label || !published) throw new NotFound();
    const overrides = await overridesOf(asking, [yearRecord.officialId], yearRecord.year, label.at);
    const paper = noticeOf({
      yearRecord,
      label,
      before,
      signers,
      classifier,
      overrides: overrides.get(yearRecord.officialId) ?? [],
      publishedAt: published.at,
      head,
      zone: asking.zone,
    });
    return paperDownload('notice', format, paper, `thong-bao-${yearRecord.year}-${yearRecord.officialCode}`);
  }
}
