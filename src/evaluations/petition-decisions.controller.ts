import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { clockHolidays, yearsToWarnOf } from '../periods/holidays/holidays-between.js';
import type { Body as Fields } from '../web/read-form.js';
import { decidedPetitions, openPetitions } from './petition-decisions.queries.js';
import { Petitions } from '../petitions/petitions.service.js';
import { openPetition } from './petition-access.js';
import { PETITION } from './petition.kind.js';
import { petitionLine, petitionPage } from './petition-decisions.view.js';
import { IdPipe } from '../web/id.pipe.js';

const DECIDED_SHOWN = 30;

@Controller('petitions')
@Allow('official', 'head', 'outside-approver', 'personnel', 'inspector', 'committee')
export class PetitionDecisionsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly petitions: Petitions,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    const today = this.clock.today();
    const [open, decided] = await Promise.all([
      openPetitions(this.db, actor, today),
      decidedPetitions(this.db, actor, DECIDED_SHOWN),
    ]);
    const holidays = await clockHolidays(
      this.db,
      open.map((row) => row.dueOn),
      today,
    );
    const data = {
      open: open.map((row) => petitionLine(row, today, holidays)),
      decided: decided.map((row) => petitionLine(row, today, holidays)),
      unconfirmed: await yearsToWarnOf(this.db, today),
    };
    return page('approvals/petitions', data, 'approvals:petition.listTitle');
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, id);
  }

  @Post(':id')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.petitions.decide(actor, PETITION, id, body);
    if (issues.length === 0) return redirect(`/petitions/${id}`, 'approvals:petition.done');
    return (await this.page(actor, id, body)).withIssues(issues);
  }

  private async page(actor: Actor, id: number, typed?: Fields): Promise<Page> {
    const today = this.clock.today();
    return petitionPage(this.db, actor, await openPetition(this.db, actor, id, today), today, typed);
  }
}
