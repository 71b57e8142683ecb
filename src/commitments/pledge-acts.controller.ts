import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import { PledgePages } from './pledge-pages.service.js';
import { PledgesService } from './pledges.service.js';
import { PledgeYearService } from './pledge-year.service.js';

/** A signed pledge through its year: acknowledged, checked in each month, judged at the end by author and head. */
@Controller('pledges/:id')
@Allow('official')
export class PledgeActsController {
  constructor(
    private readonly pledges: PledgesService,
    private readonly year: PledgeYearService,
    private readonly pages: PledgePages,
  ) {}

  @Post('acknowledgement')
  @Allow('official', 'outside-approver')
  async acknowledge(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.pledges.acknowledge(actor, id);
    return redirect(`/pledges/${id}`, 'commitments:flash.acknowledged');
  }

  @Get('checkin')
  async asked(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('month') month: unknown,
  ): Promise<Page> {
    return this.pages.checkin(asking, id, typeof month === 'string' ? month : undefined);
  }

  @Post('checkin')
  async checkIn(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const typed = tidy(body);
    const month = String(typed['month'] ?? '');
    const issues = await this.year.checkIn(asking.actor, id, month, body);
    if (issues.length > 0) return (await this.pages.checkin(asking, id, month, typed)).withIssues(issues);
    return redirect(`/pledges/${id}`, 'commitments:flash.checked', { month: month.split('-').reverse().join('/') });
  }

  @Get('outcome')
  async stating(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.pages.yearEnd(asking, id, 'self');
  }

  @Post('outcome')
  async state(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.year.state(asking.actor, id, body);
    if (issues.length > 0) return (await this.pages.yearEnd(asking, id, 'self', tidy(body))).withIssues(issues);
    return redirect(`/pledges/${id}`, 'commitments:flash.yearStated');
  }

  @Get('confirmation')
  @Allow('official', 'outside-approver')
  async confirming(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.pages.yearEnd(asking, id, 'head');
  }

  @Post('confirmation')
  @Allow('official', 'outside-approver')
  async confirm(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.year.confirm(asking.actor, id, body);
    if (issues.length > 0) return (await this.pages.yearEnd(asking, id, 'head', tidy(body))).withIssues(issues);
    return redirect(`/pledges/${id}`, 'commitments:flash.confirmed');
  }
}
