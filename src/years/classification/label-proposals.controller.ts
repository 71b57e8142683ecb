import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { notYet, NumberedDecisionForm } from './decision.form.js';
import { personPage } from './person.view.js';
import { LabelProposalsService } from './label-proposals.service.js';

@Controller('years/:id/classification/:sheetId')
@Allow('official', 'head', 'outside-approver', 'personnel')
export class LabelProposalsController {
  constructor(
    private readonly clock: Clock,
    private readonly proposals: LabelProposalsService,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('sheetId', IdPipe) sheetId: number,
  ): Promise<Page> {
    return personPage(await this.proposals.open(actor, id, sheetId));
  }

  @Post()
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('sheetId', IdPipe) sheetId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await this.proposals.open(actor, id, sheetId);
    const issues = await this.proposals.propose(actor, id, sheetId, body);
    if (issues.length > 0) return personPage(opened, tidy(body)).withIssues(issues);
    return redirect(
      `/years/${id}/classification?agency=${opened.agency.unit.unitId}`,
      'classification:flash.proposed',
      { name: opened.person.sheet.officialName },
    );
  }

  @Post('fewer-months')
  async allow(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('sheetId', IdPipe) sheetId: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await this.proposals.open(actor, id, sheetId);
    const form = readForm(NumberedDecisionForm, body);
    const issues = form.issues ?? notYet(form.value, this.clock.today());
    const refused =
      form.value && issues.length === 0
        ? await this.proposals.allowFewerMonths(actor, id, sheetId, form.value)
        : issues;
    if (refused.length > 0) return personPage(opened, tidy(body)).withIssues(refused);
    return redirect(`/years/${id}/classification/${sheetId}`, 'classification:flash.fewerMonths');
  }
}
