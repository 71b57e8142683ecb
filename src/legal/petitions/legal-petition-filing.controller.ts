import { Body, Controller, Param, Post } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { LegalPages } from '../sheets/legal-pages.service.js';
import { openLegalSheet } from '../sheets/legal-sheet-access.js';
import type { Body as Fields } from '../../web/read-form.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { LEGAL_PETITION } from './legal-petition.kind.js';

@Controller('legal/sheets/:id/petition')
@Allow('official')
export class LegalPetitionFilingController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly petitions: Petitions,
    private readonly pages: LegalPages,
  ) {}

  @Post()
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.petitions.file(actor, LEGAL_PETITION, id, body);
    if (issues.length === 0) return redirect(`/legal/sheets/${id}#petition`, 'legal:flash.petitioned');
    const opened = await openLegalSheet(this.db, actor, id, this.clock.today());
    return (await this.pages.read(actor, opened, { typed: body ?? {} })).withIssues(issues);
  }
}
