import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
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
    private readonly minutes: MinutesService,
    private readonly meetings: MeetingsService,
  ) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id);
  }

  @Post('draft')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    if (wantsJson(request)) {
      const { meeting, issues, at } = await this.minutes.save(asking.actor, id, body);
      return new Live(
        { version: meeting.revision, savedAt: at.toISOString(), issues },
        {},
        issues.length > 0 ? 422 : 200,
      );
    }
    const { issues } = await this.minutes.save(asking.actor, id, body);
    if (issues.length > 0) return this.wrong(asking, id, body, issues);
    return redirect(`/years/meetings/${id}`, 'years:meeting.saved');
  }

  @Post('adoption')
  async adopt(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.minutes.adopt(asking.actor, id, body);
    if (issues.length > 0) return this.wrong(asking, id, body, issues);
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

  private async wrong(asking: Asking, id: number, body: unknown, issues: Issue[]): Promise<Page> {
    return (await this.page(asking, id, tidy(body))).withIssues(issues);
  }

  private async page(asking: Asking, id: number, typed: Record<string, unknown> = {}): Promise<Page> {
    return meetingPage(asking, await meetingToRead(asking, asking.actor, id), typed);
  }
}
