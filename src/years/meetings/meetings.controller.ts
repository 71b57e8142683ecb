import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { readingScopes } from '../../standing/scopes.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { yearHead } from '../opening/year-page.js';
import { mayReadYear, yearToRead } from '../opening/year.policy.js';
import { findYear } from '../year.queries.js';
import { NewMeetingForm } from './meeting.form.js';
import { newMeetingPage } from './meeting-page.js';
import { maySetUp, setUpScopes } from './meeting.policy.js';
import { meetingsOf, unspokenOf, type About } from './meetings.queries.js';
import { MeetingsService } from './meetings.service.js';

/** The meetings of a year, and a new one (Art 21.1b, 21.2b). */
@Controller('years/:id/meetings')
@Allow('official', 'head', 'committee', 'personnel', 'inspector')
export class MeetingsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly meetings: MeetingsService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    const year = await findYear(this.db, id);
    const duty = readingScopes(actor).map(({ path }) => path);
    const meetings = await meetingsOf(this.db, id, duty, actor.officialId);
    if (!year || (!mayReadYear(actor, year) && meetings.length === 0)) throw new NotFound();
    const left = await unspokenOf(
      this.db,
      id,
      setUpScopes(actor).map(({ path }) => path),
    );
    return page(
      'years/meetings',
      { year: yearHead(year), duty: mayReadYear(actor, year), meetings, left },
      'years:meetings.title',
      { year: year.year },
    );
  }

  @Get('new')
  @Allow('personnel', 'head')
  async form(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query('unit') unit: unknown,
    @Query('about') about: unknown,
  ): Promise<Page> {
    return this.newPage(actor, id, String(unit), about);
  }

  @Post()
  @Allow('personnel', 'head')
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const typed = tidy(body);
    const form = readForm(NewMeetingForm, body);
    if (form.issues)
      return (await this.newPage(actor, id, String(typed['unit']), typed['about'], typed)).withIssues(form.issues);
    const chosen = [typed['people'] ?? []].flat().map(Number);
    const result = await this.meetings.open(actor, id, form.value, chosen);
    if ('issues' in result)
      return (
        await this.newPage(actor, id, String(typed['unit']), typed['about'], { people: [], ...typed })
      ).withIssues(result.issues);
    return redirect(`/years/meetings/${result.id}`, 'years:meeting.opened');
  }

  private async newPage(
    actor: Actor,
    id: number,
    unitId: string,
    about: unknown,
    typed: Record<string, unknown> = {},
  ): Promise<Page> {
    const year = await yearToRead(this.db, actor, id);
    if (!/^[1-9]\d{0,8}$/.test(unitId)) throw new NotFound();
    const unit = await this.db.one<{ id: number; name: string; path: string; parts: boolean }>(
      'select id, name, path, exists (select 1 from units c where c.parent_id = u.id and c.closed_on is null) as parts from units u where id = $1',
      [Number(unitId)],
    );
    if (!unit || !unit.path.startsWith(year.rootPath)) throw new NotFound();
    if (!maySetUp(actor, unit.path)) throw new Forbidden();
    const of: About = about === 'head' ? 'head' : 'staff';
    return newMeetingPage(this.db, { id, year: year.year }, unit, of, this.clock.today(), typed);
  }
}
