import { Body, Controller, Param, Post } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { notYet } from './decision.form.js';
import { NoMonthForm } from './no-months.form.js';
import { NoMonthsService } from './no-months.service.js';
import { personPage } from './person.view.js';
import { LabelProposalsService } from './label-proposals.service.js';

@Controller('years/:id/classification/:sheetId/no-months')
@Allow('official', 'head', 'outside-approver', 'personnel')
export class NoMonthsController {
  constructor(
    private readonly clock: Clock,
    private readonly proposals: LabelProposalsService,
    private readonly noMonths: NoMonthsService,
  ) {}

  @Post()
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('sheetId', IdPipe) sheetId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await this.proposals.open(actor, id, sheetId);
    const form = readForm(NoMonthForm, body);
    const issues = form.issues ?? notYet(form.value, this.clock.today());
    const refused =
      form.value && issues.length === 0 ? await this.noMonths.decide(actor, id, sheetId, form.value) : issues;
    if (refused.length > 0) return personPage(opened, tidy(body)).withIssues(refused);
    return redirect(`/years/${id}/classification/${sheetId}`, 'classification:flash.noMonths');
  }
}
