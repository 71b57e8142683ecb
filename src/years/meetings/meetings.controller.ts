import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { readingScopes } from '../../standing/scopes.js';
import { Allow } from '../../web/access.js';
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
import { meetingUnit } from './meetings.queries.js';

/** The meetings of a year, and a new one (Art 21.1b, 21.2b). */
@Controller('years/:id/meetings')
@Allow('official', 'head', 'committee', 'personnel', 'inspector')
export class MeetingsController {
  constructor(private readonly meetings: MeetingsService) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const year = await findYear(asking, id);
    const duty = readingScopes(asking.actor).map(({ path }) => path);
    const meetings = await meetingsOf(asking, id, duty, asking.actor.officialId);
    if (!year || (!mayReadYear(asking.actor, year) && meetings.length === 0)) throw new NotFound();
    const left = await unspokenOf(
      asking,
      id,
      setUpScopes(asking.actor).map(({ path }) => path),
    );
    return page(
      'years/meetings',
      { year: yearHead(year), duty: mayReadYear(asking.actor, year), meetings, left },
      'years:meetings.title',
      { year: year.year },
    );
  }

  @Get('new')
  @Allow('personnel', 'head')
  async form(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('unit') unit: unknown,
    @Query('about') about: unknown,
  ): Promise<Page> {
    return this.newPage(asking, id, String(unit), about);
  }

  @Post()
  @Allow('personnel', 'head')
  async open(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const typed = tidy(body);
    const form = readForm(NewMeetingForm, body, asking.today);
    if (form.issues)
      return (await this.newPage(asking, id, String(typed['unit']), typed['about'], typed)).withIssues(form.issues);
    const chosen = [typed['people'] ?? []].flat().map(Number);
    const result = await this.meetings.open(asking.actor, id, form.value, chosen);
    if ('issues' in result)
      return (
        await this.newPage(asking, id, String(typed['unit']), typed['about'], { people: [], ...typed })
      ).withIssues(result.issues);
    return redirect(`/years/meetings/${result.id}`, 'years:meeting.opened');
  }

  private async newPage(
    asking: Asking,
    id: number,
    unitId: string,
    about: unknown,
    typed: Record<string, unknown> = {},
  ): Promise<Page> {
    const year = await yearToRead(asking, asking.actor, id);
    if (!/^[1-9]\d{0,8}$/.test(unitId)) throw new NotFound();
    const unit = await meetingUnit(asking, Number(unitId), year.year);
    if (!unit || !unit.path.startsWith(year.rootPath)) throw new NotFound();
    if (!maySetUp(asking.actor, unit.path)) throw new Forbidden();
    const of: About = about === 'head' ? 'head' : 'staff';
    return newMeetingPage(asking, { id, year: year.year }, unit, of, asking.today, typed);
  }
}
