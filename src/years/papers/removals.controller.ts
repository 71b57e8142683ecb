import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Conflict } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { textOf, tidy } from '../../web/read-form.js';
import { Clock } from '../../clock.js';
import { openYearRecord } from '../year-record-access.js';
import { paperToRemove, RemovalsService } from './removals.service.js';

/** Takes away a paper kept by mistake; after the year is decided by two. */
@Controller('years/records/:id/papers/:paper/removal')
@Allow('head', 'personnel', 'outside-approver')
export class RemovalsController {
  constructor(
    private readonly removals: RemovalsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('paper', IdPipe) paper: number,
  ): Promise<Page> {
    return this.page(asking, id, paper, '');
  }

  @Post()
  async begin(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('paper', IdPipe) paper: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.after(asking, [id, paper], body, await this.removals.begin(asking.actor, id, paper, body));
  }

  @Post('confirmation')
  async confirm(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('paper', IdPipe) paper: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.after(asking, [id, paper], body, await this.removals.confirm(asking.actor, id, paper));
  }

  @Post('refusal')
  async refuse(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('paper', IdPipe) paper: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.after(asking, [id, paper], body, await this.removals.refuse(asking.actor, id, paper, body));
  }

  private async after(
    asking: Asking,
    [id, paper]: [number, number],
    body: unknown,
    issues: Issue[],
  ): Promise<Page | Redirect> {
    if (issues.length > 0)
      return (await this.page(asking, id, paper, textOf(tidy(body), 'reason') ?? '')).withIssues(issues);
    return redirect(`/years/records/${id}/papers`, 'years:papers.removal.done');
  }

  private async page(asking: Asking, id: number, paperId: number, reason: string): Promise<Page> {
    const opened = await openYearRecord(asking, asking.actor, id, asking.today);
    const { paper, rights } = await paperToRemove(asking, opened, paperId);
    const { removal, removed } = paper;
    if (removed)
      throw new Conflict('paper-removed', { name: removal!.by, at: formatMoment(removal!.at, this.clock.zone) });
    const { yearRecord } = opened;
    return page(
      'years/paper-removal',
      { yearRecord, paper, asked: removal?.step === 'asked' ? removal : null, rights, reason },
      'years:papers.removal.titleOf',
      { title: paper.title },
    );
  }
}
