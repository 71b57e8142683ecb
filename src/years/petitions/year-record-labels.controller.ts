import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { tidy } from '../../web/read-form.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { Receipts } from '../../receipts/receipts.service.js';
import { LABEL_PETITION } from './label-petition.kind.js';
import { LABEL_RECEIPT } from './label-receipt.kind.js';
import { replacementPage } from './replacement.page.js';
import { ReplacementsService } from './replacements.service.js';
import { YearRecordLabelPage } from './year-record-label.page.js';

@Controller('years/records/:id')
export class YearRecordLabelsController {
  constructor(
    private readonly petitions: Petitions,
    private readonly receipts: Receipts,
    private readonly replacements: ReplacementsService,
    private readonly label: YearRecordLabelPage,
  ) {}

  @Get('label')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.label.show(asking, id);
  }

  @Post('label-receipt')
  @Allow('official')
  async receive(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.receipts.give(asking.actor, LABEL_RECEIPT, id, body);
    if (issues.length > 0) return (await this.label.show(asking, id, tidy(body))).withIssues(issues);
    return redirect(`/years/records/${id}/label#receipt`, 'receipts:flash');
  }

  @Post('label-petition')
  @Allow('official')
  async file(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.petitions.file(asking.actor, LABEL_PETITION, id, body);
    if (issues.length > 0) return (await this.label.show(asking, id, tidy(body))).withIssues(issues);
    return redirect(`/years/records/${id}/label#petitions`, 'classification:flash.petitioned');
  }

  @Get('replacement')
  @Allow('official', 'head', 'outside-approver')
  async form(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return replacementPage(asking, await this.replacements.open(asking.actor, id, asking));
  }

  @Post('replacement')
  @Allow('official', 'head', 'outside-approver')
  async replace(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const yearRecord = await this.replacements.open(asking.actor, id, asking);
    const issues = await this.replacements.replace(asking.actor, id, body);
    if (issues.length > 0) return (await replacementPage(asking, yearRecord, tidy(body))).withIssues(issues);
    return redirect(`/years/records/${id}/replacement`, 'classification:flash.replaced', {
      name: yearRecord.officialName,
    });
  }
}
