import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { textsOf } from '../../web/read-form.js';
import { GivingService } from './giving.service.js';
import { WorkProposalsService } from './work-proposals.service.js';
import { WorkStatementsService } from './work-statements.service.js';
import { WorkPagesService } from './work-pages.service.js';
import { WORK_GIVERS, WORK_READERS } from './work-readers.js';

/** The work of one form (Art 18): given, stated, proposed. */
@Controller('legal/forms/:id/work')
export class WorkController {
  constructor(
    private readonly pages: WorkPagesService,
    private readonly giving: GivingService,
    private readonly statements: WorkStatementsService,
    private readonly proposals: WorkProposalsService,
  ) {}

  @Get()
  @Allow(...WORK_READERS)
  show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number, @Query() query: unknown): Promise<Page> {
    return this.pages.work(asking, id, textsOf(query));
  }

  @Post()
  @Allow(...WORK_GIVERS)
  async give(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.giving.give(asking.actor, id, body);
    if (issues.length > 0) return (await this.pages.work(asking, id, textsOf(body))).withIssues(issues);
    return redirect(`/legal/forms/${id}/work`, 'work:flash.given');
  }

  @Get('completed')
  @Allow(...WORK_READERS)
  completed(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.pages.completed(asking, id);
  }

  @Post('completed')
  @Allow(...WORK_GIVERS)
  async state(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.statements.state(asking.actor, id, body);
    if (issues.length === 0) return redirect(`/legal/forms/${id}/work`, 'work:flash.stated');
    return (await this.pages.completed(asking, id, textsOf(body))).withIssues(issues);
  }

  @Post('proposals')
  @Allow('official')
  async propose(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.proposals.propose(asking.actor, id, body);
    if (issues.length > 0) return (await this.pages.work(asking, id, textsOf(body))).withIssues(issues);
    return redirect(`/legal/forms/${id}/work`, 'work:flash.proposed');
  }
}
