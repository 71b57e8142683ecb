import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { LegalPages } from '../forms/legal-pages.service.js';
import { openLegalForm } from '../forms/legal-form-access.js';
import type { Body as Fields } from '../../web/read-form.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { LEGAL_PETITION } from './legal-petition.kind.js';

@Controller('legal/forms/:id/petition')
@Allow('official')
export class LegalPetitionFilingController {
  constructor(
    private readonly petitions: Petitions,
    private readonly pages: LegalPages,
  ) {}

  @Post()
  async file(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.petitions.file(asking.actor, LEGAL_PETITION, id, body);
    if (issues.length === 0) return redirect(`/legal/forms/${id}#petition`, 'legal:flash.petitioned');
    const opened = await openLegalForm(asking, asking.actor, id, asking.today);
    return (await this.pages.read(asking, opened, { typed: body ?? {} })).withIssues(issues);
  }
}
