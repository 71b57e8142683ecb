import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { notYet, NumberedDecisionForm } from './decision.form.js';
import { personPage } from './person.view.js';
import { LabelProposalsService } from './label-proposals.service.js';

@Controller('years/:id/classification/:yearRecordId')
@Allow('official', 'head', 'outside-approver', 'personnel')
export class LabelProposalsController {
  constructor(private readonly proposals: LabelProposalsService) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('yearRecordId', IdPipe) yearRecordId: number,
  ): Promise<Page> {
    return personPage(await this.proposals.open(asking, id, yearRecordId));
  }

  @Post()
  async propose(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('yearRecordId', IdPipe) yearRecordId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await this.proposals.open(asking, id, yearRecordId);
    const issues = await this.proposals.propose(asking.actor, id, yearRecordId, body);
    if (issues.length > 0) return personPage(opened, tidy(body)).withIssues(issues);
    return redirect(
      `/years/${id}/classification?agency=${opened.agency.unit.unitId}`,
      'classification:flash.proposed',
      { name: opened.person.yearRecord.officialName },
    );
  }

  @Post('fewer-months')
  async allow(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('yearRecordId', IdPipe) yearRecordId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await this.proposals.open(asking, id, yearRecordId);
    const form = readForm(NumberedDecisionForm, body, asking.today);
    const issues = form.issues ?? notYet(form.value, asking.today);
    const refused =
      form.value && issues.length === 0
        ? await this.proposals.allowFewerMonths(asking.actor, id, yearRecordId, form.value)
        : issues;
    if (refused.length > 0) return personPage(opened, tidy(body)).withIssues(refused);
    return redirect(`/years/${id}/classification/${yearRecordId}`, 'classification:flash.fewerMonths');
  }
}
