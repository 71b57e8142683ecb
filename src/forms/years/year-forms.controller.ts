import { Controller, Get, Param } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { SettingsService } from '../../units/settings.service.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Download } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { form02Months } from '../../years/forms02/form02-months.js';
import { meetingToRead } from '../../years/meetings/meeting-access.js';
import { spokenOf } from '../../years/meetings/meetings.queries.js';
import { openYearSheet } from '../../years/year-sheet-access.js';
import type { PaperAgency } from '../paper/papers.js';
import { formMediaType, renderForm, type FormFormat } from '../paper/render-form.js';
import { mau02Of, minutesOf } from './year-papers.js';

/** Mẫu số 02 of a person's year and the minutes of a meeting. What stands on the paper is what the page shows the same person. */
@Controller('forms')
export class YearFormsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: SettingsService,
  ) {}

  @Get('years/:id/mau-02.pdf')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async pdf(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.mau02(actor, id, 'pdf');
  }

  @Get('years/:id/mau-02.docx')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async docx(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.mau02(actor, id, 'docx');
  }

  @Get('meetings/:id/minutes.pdf')
  @Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
  async minutesPdf(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.minutes(actor, id, 'pdf');
  }

  @Get('meetings/:id/minutes.docx')
  @Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
  async minutesDocx(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Download> {
    return this.minutes(actor, id, 'docx');
  }

  /** A form that is still being filled in is its author's alone. */
  private async mau02(actor: Actor, id: number, format: FormFormat): Promise<Download> {
    const { sheet, at } = await openYearSheet(this.db, actor, id, this.clock.today());
    if (sheet.status === 'draft' && !at.self) throw new NotFound();
    const kinds = at.self || at.classifier || at.approver || at.personnel || at.inspector;
    const months = await form02Months(this.db, sheet.officialId, sheet.year);
    const { agency, place } = await this.head(sheet.rootUnitId);
    const paper = mau02Of({ sheet, months, kinds, agency, place, zone: this.clock.zone });
    return download(await renderForm('mau-02', format, paper), format, `mau-02-${sheet.year}-${sheet.officialCode}`);
  }

  private async minutes(actor: Actor, id: number, format: FormFormat): Promise<Download> {
    const meeting = await meetingToRead(this.db, actor, id);
    const people = await spokenOf(this.db, id);
    const { agency, place } = await this.head(meeting.unitId);
    return download(await renderForm('minutes', format, minutesOf({ meeting, people, agency, place })), format, `bien-ban-${meeting.year}-${meeting.id}`);
  }

  private async head(unitId: number): Promise<{ agency: PaperAgency; place: string }> {
    const settings = await this.settings.all(unitId);
    const root = await this.db.one<{ name: string }>(
      `select r.name from units u join units r on r.parent_id is null and u.path like r.path || '%' where u.id = $1`, [unitId],
    );
    return { agency: { name: settings.agency || root?.name || '', ...(settings['agency-above'] ? { above: settings['agency-above'] } : {}) }, place: settings.place };
  }
}

function download(bytes: Buffer, format: FormFormat, name: string): Download {
  return new Download(bytes, formMediaType(format), `${name}.${format}`, format === 'pdf');
}
