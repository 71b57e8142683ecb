import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { tidy } from '../../web/read-form.js';
import { Petitions } from '../../petitions/petitions.service.js';
import { PETITION } from './petition.kind.js';
import { ResultPage } from '../result/result-page.service.js';
import { openEvaluation } from '../evaluation-access.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('evaluations')
@Allow('official')
export class PetitionFilingController {
  constructor(
    private readonly petitions: Petitions,
    private readonly result: ResultPage,
  ) {}

  @Post(':id/petition')
  async file(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const opened = await openEvaluation(asking, asking.actor, id, asking.today);
    const issues = await this.petitions.file(asking.actor, PETITION, id, body);
    if (issues.length === 0) return redirect(`/evaluations/${id}#petition`, 'evaluations:flash.petitioned');
    return (await this.result.show(asking, opened, { typed: tidy(body) })).withIssues(issues);
  }
}
