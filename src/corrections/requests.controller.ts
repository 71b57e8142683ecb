import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import { shownWords } from './corrections.view.js';
import { Corrections, REASON } from './corrections.service.js';
import { confirmDenial } from './request.policy.js';
import { confirmersOver } from './requests.queries.js';
import { CorrectionRequests } from './requests.service.js';
import { touchedView } from './touched.view.js';

/** What waits for a second person, and what one asked for. */
@Controller('corrections/requests')
@Allow('personnel', 'inspector', 'head', 'committee')
export class CorrectionRequestsController {
  constructor(
    private readonly requests: CorrectionRequests,
    private readonly corrections: Corrections,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    return page('corrections/requests', await this.requests.lists(actor), 'corrections:requests.title');
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.shown(asking, id);
  }

  @Post(':id/confirmation')
  async confirm(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.requests.confirm(asking.actor, id, body);
    if (issues.length > 0) return (await this.shown(asking, id, body)).withIssues(issues);
    return redirect(`/corrections/requests/${id}`, 'corrections:requests.flash.confirmed');
  }

  @Post(':id/refusal')
  async refuse(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.requests.refuse(asking.actor, id, body);
    if (issues.length > 0) return (await this.shown(asking, id, body)).withIssues(issues);
    return redirect(`/corrections/requests/${id}`, 'corrections:requests.flash.refused');
  }

  @Post(':id/withdrawal')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.requests.withdraw(actor, id);
    return redirect(`/corrections/requests/${id}`, 'corrections:requests.flash.withdrawn');
  }

  private async shown(asking: Asking, id: number, body?: unknown): Promise<Page> {
    const { actor, today } = asking;
    const request = await this.requests.find(asking, id);
    const kind = this.corrections.kindOf(request.kind);
    const open = request.outcome === null;
    const looked = open ? await this.requests.review(actor, request) : [];
    const stuck = Array.isArray(looked) ? looked : [];
    const denial = open ? confirmDenial(actor, request) : null;
    const confirmers = open ? await confirmersOver(asking, request.unitIds, today) : [];
    const { before, after } = request;
    const data = {
      request: { ...request, code: request.kind },
      was: shownWords(kind, before, actor.lang),
      is: after && shownWords(kind, after, actor.lang),
      touched: Array.isArray(looked) ? null : touchedView(looked),
      stuck,
      denial,
      mayAnswer: open && denial === null,
      own: open && request.askedBy === actor.accountId,
      confirmers: confirmers
        .filter(({ accountId, officialId }) => accountId !== request.askedBy && officialId !== request.officialId)
        .map(({ name }) => name),
      answer: tidy(body)['answer'] ?? '',
      most: REASON.most,
    };
    return page('corrections/request', data, 'corrections:requests.one', { name: request.title });
  }
}
