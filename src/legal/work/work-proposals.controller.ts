import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { textsOf } from '../../web/read-form.js';
import { WorkProposalsService } from './work-proposals.service.js';
import { WorkPagesService } from './work-pages.service.js';
import { WORK_GIVERS } from './work-readers.js';

@Controller('legal/work/proposals/:id')
@Allow(...WORK_GIVERS)
export class WorkProposalsController {
  constructor(
    private readonly pages: WorkPagesService,
    private readonly proposals: WorkProposalsService,
  ) {}

  @Post()
  async decide(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { legalFormId, issues } = await this.proposals.decide(asking.actor, id, body);
    if (issues.length === 0) return redirect(`/legal/forms/${legalFormId}/work`, 'work:flash.decided');
    const typed = { [`decidedReason-${id}`]: textsOf(body)['decidedReason'] ?? '' };
    return (await this.pages.work(asking, legalFormId, typed)).withIssues(issues);
  }
}
