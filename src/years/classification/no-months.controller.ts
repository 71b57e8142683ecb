import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { notYet } from './decision.form.js';
import { NoMonthForm } from './no-months.form.js';
import { NoMonthsService } from './no-months.service.js';
import { personPage } from './person.view.js';
import { LabelProposalsService } from './label-proposals.service.js';

@Controller('years/:id/classification/:yearRecordId/no-months')
@Allow('official', 'head', 'outside-approver', 'personnel')
export class NoMonthsController {
  constructor(
    private readonly proposals: LabelProposalsService,
    private readonly noMonths: NoMonthsService,
  ) {}

  @Post()
  async decide(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('yearRecordId', IdPipe) yearRecordId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await this.proposals.open(asking, id, yearRecordId);
    const form = readForm(NoMonthForm, body, asking.today);
    const issues = form.issues ?? notYet(form.value, asking.today);
    const refused =
      form.value && issues.length === 0
        ? await this.noMonths.decide(asking.actor, id, yearRecordId, form.value)
        : issues;
    if (refused.length > 0) return personPage(opened, tidy(body)).withIssues(refused);
    return redirect(`/years/${id}/classification/${yearRecordId}`, 'classification:flash.noMonths');
  }
}
