import { yearsToWarnOf } from '../../periods/holidays/holidays-between.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { legalResultsOf } from '../sheets/legal-results.queries.js';
import type { Body as Fields } from '../../web/read-form.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { openLegalPetition } from './legal-petition-access.js';
import { LEGAL_PETITION } from './legal-petition.kind.js';
import { legalPetitionPage } from './legal-petition.view.js';
import { clocked, decidedLegalPetitions, openLegalPetitions, type ClockedPetition } from './legal-petitions.queries.js';

const DECIDED_SHOWN = 30;

@Controller('legal/petitions')
@Allow('official', 'head', 'outside-approver', 'personnel', 'inspector', 'committee')
export class LegalPetitionsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly petitions: Petitions,
  ) {}

  @Get()
  @Allow('head', 'outside-approver')
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    const today = this.clock.today();
    const [open, decided] = [
      await openLegalPetitions(this.db, actor, today),
      await decidedLegalPetitions(this.db, actor, DECIDED_SHOWN),
    ];
    return page(
      'legal/petitions',
      { open: await clocked(this.db, open, today), decided, unconfirmed: await yearsToWarnOf(this.db, today) },
      'legal:petitions.title',
    );
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, id);
  }

  @Post(':id')
  @Allow('head', 'outside-approver')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.petitions.decide(actor, LEGAL_PETITION, id, body);
    if (issues.length > 0) return (await this.page(actor, id, body ?? {})).withIssues(issues);
    return redirect(`/legal/petitions/${id}`, 'legal:flash.decided');
  }

  private async page(actor: Actor, id: number, typed?: Fields): Promise<Page> {
    const shown = await openLegalPetition(this.db, actor, id, this.clock.today());
    const [{ clock }] = (await clocked(this.db, [shown.petition], this.clock.today())) as [ClockedPetition];
    return legalPetitionPage(actor, {
      ...shown,
      unconfirmed: await yearsToWarnOf(this.db, this.clock.today()),
      clock,
      results: await legalResultsOf(this.db, shown.petition.sheetId),
      typed,
    });
  }
}
