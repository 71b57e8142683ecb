import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Length } from 'class-validator';
import { yearMonthsOf } from '../../legal/means/means.js';
import { spanMean } from '../../legal/means/span-mean.js';
import { dutyScopes } from '../../standing/scopes.js';
import { Allow } from '../../web/access.js';
import { within } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { yearHead } from '../opening/year-page.js';
import { yearToRead } from '../opening/year.policy.js';
import { openYearRecord } from '../year-record-access.js';
import { findYear } from '../year.queries.js';
import { mayWriteOpinion } from './opinion.policy.js';
import { opinionPeople, opinionsOf } from './opinions.queries.js';
import { OpinionsService } from './opinions.service.js';

class OpinionForm {
  @Length(3, 4000, { context: { code: 'years:issue.opinion' } })
  text!: string;
}

/** The committee's opinion on heads and deputies (Art 21.1c, 21.2c). Their scorecard is another layer: it is linked to, not shown. */
@Controller('years')
@Allow('committee', 'personnel', 'inspector')
export class OpinionsController {
  constructor(private readonly opinions: OpinionsService) {}

  @Get(':id/opinions')
  async list(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const year = await yearToRead(asking, asking.actor, id);
    // committee members read, and so do personnel and the inspector, who bring the opinions together (Art 21.1d)
    const paths = dutyScopes(asking.actor).map(({ path }) => path);
    const people = (await opinionPeople(asking, id, paths)).map((person) => ({
      ...person,
      own: person.officialId === asking.actor.officialId,
    }));
    const places = await yearMonthsOf(
      asking,
      people.map(({ officialId }) => officialId),
      year.year,
    );
    const lines = people.map((person) => ({
      ...person,
      may: mayWriteOpinion(asking.actor, person) && person.status !== 'classified',
      mean: spanMean({ kind: 'year', year: year.year, nth: 1 }, places.get(person.officialId) ?? []),
    }));
    const missing = lines.filter(({ text }) => text === null).length;
    return page('years/opinions', { year: yearHead(year), lines, missing }, 'years:opinions.title', {
      year: year.year,
    });
  }

  @Get('records/:id/opinions')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, '');
  }

  @Post('records/:id/opinions')
  @Allow('committee')
  async give(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OpinionForm, body);
    const typed = tidy(body)['text'];
    if (form.issues)
      return (await this.page(asking, id, typeof typed === 'string' ? typed : '')).withIssues(form.issues);
    await this.opinions.give(asking.actor, id, form.value.text);
    return redirect(`/years/records/${id}/opinions`, 'years:opinions.given');
  }

  private async page(asking: Asking, id: number, typed: string): Promise<Page> {
    const { yearRecord } = await openYearRecord(asking, asking.actor, id, asking.today);
    if (!within(yearRecord.unitPath, dutyScopes(asking.actor)) || yearRecord.officialId === asking.actor.officialId)
      throw new Forbidden();
    const [given, year, places] = await Promise.all([
      opinionsOf(asking, id),
      findYear(asking, yearRecord.yearId),
      yearMonthsOf(asking, [yearRecord.officialId], yearRecord.year),
    ]);
    return page(
      'years/opinion',
      {
        yearRecord,
        year: yearHead(year!),
        given,
        typed,
        needed: yearRecord.position !== 'member',
        may: mayWriteOpinion(asking.actor, yearRecord) && yearRecord.status !== 'classified',
        mean: spanMean({ kind: 'year', year: yearRecord.year, nth: 1 }, places.get(yearRecord.officialId) ?? []),
      },
      'years:opinions.of',
      { name: yearRecord.officialName },
    );
  }
}
