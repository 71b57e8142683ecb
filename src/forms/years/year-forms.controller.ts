import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param } from '@nestjs/common';
import { receiptOf } from '../../receipts/receipt.view.js';
import { Allow } from '../../web/access.js';
import type { Download } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { overseesBreaches } from '../../years/breaches/breach.policy.js';
import { form02Months } from '../../years/forms02/form02-months.js';
import { meetingToRead } from '../../years/meetings/meeting-access.js';
import { spokenOf } from '../../years/meetings/meetings.queries.js';
import { openYearRecord } from '../../years/year-record-access.js';
import { paperDownload } from '../paper-download.js';
import { PaperHeads } from '../paper-heads.js';
import type { FormFormat } from '../paper/render-form.js';
import { signersOf } from './signers.queries.js';
import { mau02Of, minutesOf } from './year-papers.js';

/** Mẫu số 02 of a person's year and the minutes of a meeting. What stands on the paper is what the page shows the same person. */
@Controller('forms')
export class YearFormsController {
  constructor(private readonly heads: PaperHeads) {}

  @Get('years/:id/mau-02.pdf')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async pdf(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.mau02(asking, id, 'pdf');
  }

  @Get('years/:id/mau-02.docx')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async docx(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.mau02(asking, id, 'docx');
  }

  @Get('meetings/:id/minutes.pdf')
  @Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
  async minutesPdf(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.minutes(asking, id, 'pdf');
  }

  @Get('meetings/:id/minutes.docx')
  @Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
  async minutesDocx(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.minutes(asking, id, 'docx');
  }

  /** A form that is still being filled in is its author's alone. */
  private async mau02(asking: Asking, id: number, format: FormFormat): Promise<Download> {
    const { yearRecord, at } = await openYearRecord(asking, asking.actor, id, asking.today);
    if (yearRecord.status === 'draft' && !at.self) throw new NotFound();
    const kinds = at.self || at.classifier || at.approver || at.personnel || at.inspector;
    const handling = at.self || at.classifier || overseesBreaches(asking.actor, yearRecord.unitPath);
    const [months, signers, head] = await Promise.all([
      form02Months(asking, yearRecord.officialId, yearRecord.year),
      signersOf(asking, id, asking.zone),
      this.heads.ofAgency(yearRecord.usingUnitId, `${yearRecord.year}-12-31`),
    ]);
    const { labelId } = yearRecord;
    const receipt = labelId === null ? undefined : await receiptOf(asking, 'label', labelId);
    const paper = mau02Of({ yearRecord, months, kinds, handling, signers, head, zone: asking.zone, receipt });
    return paperDownload('mau-02', format, paper, `mau-02-${yearRecord.year}-${yearRecord.officialCode}`);
  }

  private async minutes(asking: Asking, id: number, format: FormFormat): Promise<Download> {
    const meeting = await meetingToRead(asking, asking.actor, id);
    const people = await spokenOf(asking, id);
    const paper = minutesOf({ meeting, people, head: await this.heads.ofUnit(meeting.unitId, meeting.heldOn) });
    return paperDownload('minutes', format, paper, `bien-ban-${meeting.year}-${meeting.id}`);
  }
}
