import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Live, redirect, type Page, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';
import { meetingToRead } from './meeting-access.js';
import { meetingPage } from './meeting-page.js';
import { MeetingsService } from './meetings.service.js';
import { MinutesService } from './minutes.service.js';

/** One meeting: its minutes, their adoption, a correction. */
@Controller('years/meetings/:id')
@Allow('official', 'head', 'personnel')
export class MinutesController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly minutes: MinutesService,
    private readonly meetings: MeetingsService,
  ) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, id);
  }

  @Post('draft')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    if (wantsJson(request)) {
      const { meeting, issues, at } = await this.minutes.save(actor, id, body);
      return new Live(
        { version: meeting.revision, savedAt: at.toISOString(), issues },
        {},
        issues.length > 0 ? 422 : 200,
      );
    }
    const { issues } = await this.minutes.save(actor, id, body);
    if (issues.length > 0) return this.wrong(actor, id, body, issues);
    return redirect(`/years/meetings/${id}`, 'years:meeting.saved');
  }

  @Post('adoption')
  async adopt(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.minutes.adopt(actor, id, body);
    if (issues.length > 0) return this.wrong(actor, id, body, issues);
    return redirect(`/years/meetings/${id}`, 'years:meeting.adopted');
  }

  @Post('correction')
  async correct(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    return redirect(`/years/meetings/${await this.meetings.correct(actor, id)}`, 'years:meeting.correctionOpened');
  }

  @Post('removal')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    return redirect(`/years/${await this.meetings.remove(actor, id)}/meetings`, 'years:meeting.removed');
  }

  private async wrong(actor: Actor, id: number, body: unknown, issues: Issue[]): Promise<Page> {
    return (await this.page(actor, id, tidy(body))).withIssues(issues);
  }

  private async page(actor: Actor, id: number, typed: Record<string, unknown> = {}): Promise<Page> {
    return meetingPage(this.db, actor, await meetingToRead(this.db, actor, id), this.clock.today(), typed);
  }
}
