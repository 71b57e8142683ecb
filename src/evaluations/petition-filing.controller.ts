import { Body, Controller, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { tidy } from '../web/read-form.js';
import { Petitions } from '../petitions/petitions.service.js';
import { PETITION } from './petition.kind.js';
import { ResultPage } from './result-page.service.js';
import { openSheet } from './sheet-access.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('evaluations')
@Allow('official')
export class PetitionFilingController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly petitions: Petitions,
    private readonly result: ResultPage,
  ) {}

  @Post(':id/petition')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await openSheet(this.db, actor, id, this.clock.today());
    const issues = await this.petitions.file(actor, PETITION, id, body);
    if (issues.length === 0) return redirect(`/evaluations/${id}#petition`, 'evaluations:flash.petitioned');
    return (await this.result.show(opened, { typed: tidy(body) })).withIssues(issues);
  }
}
