import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { clockHolidays, yearsToWarnOf } from '../../periods/holidays/holidays-between.js';
import type { Body as Fields } from '../../web/read-form.js';
import { endedPetitions, openPetitions } from './petition-decisions.queries.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { openPetition } from './petition-access.js';
import { PETITION } from './petition.kind.js';
import { petitionLine, petitionPage } from './petition-decisions.view.js';
import { IdPipe } from '../../web/id.pipe.js';

const DECIDED_SHOWN = 30;

@Controller('petitions')
@Allow('official', 'head', 'outside-approver', 'personnel', 'inspector', 'committee')
export class PetitionDecisionsController {
  constructor(private readonly petitions: Petitions) {}

  @Get()
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const today = asking.today;
    const [open, decided] = await Promise.all([
      openPetitions(asking, asking.actor, today),
      endedPetitions(asking, DECIDED_SHOWN),
    ]);
    const holidays = await clockHolidays(
      asking,
      open.map((row) => row.dueOn),
      today,
    );
    const data = {
      open: open.map((row) => petitionLine(row, today, holidays)),
      decided: decided.map((row) => petitionLine(row, today, holidays)),
      unconfirmed: await yearsToWarnOf(asking, today),
    };
    return page('approvals/petitions', data, 'approvals:petition.listTitle');
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id);
  }

  @Post(':id')
  async decide(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.petitions.decide(asking.actor, PETITION, id, body);
    if (issues.length === 0) return redirect(`/petitions/${id}`, 'approvals:petition.done');
    return (await this.page(asking, id, body)).withIssues(issues);
  }

  private async page(asking: Asking, id: number, typed?: Fields): Promise<Page> {
    return petitionPage(asking, await openPetition(asking, id), typed);
  }
}
