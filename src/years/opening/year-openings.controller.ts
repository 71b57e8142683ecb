import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { refreshed, rootsToOpen } from '../../rounds/opening.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy } from '../../web/read-form.js';
import { dueDays } from './due-days.js';
import { NewYearForm } from './opening.form.js';
import { YearOpeningsService } from './year-openings.service.js';

@Controller('years')
@Allow('personnel')
export class YearOpeningsController {
  constructor(private readonly openings: YearOpeningsService) {}

  @Get('new')
  async form(@CurrentAsking() asking: Asking): Promise<Page> {
    return this.newPage(asking, {});
  }

  @Post()
  async open(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const form = readForm(NewYearForm, body, asking.today);
    if (form.issues) return (await this.newPage(asking, tidy(body))).withIssues(form.issues);
    const result = await this.openings.open(asking.actor, form.value);
    if ('issues' in result) return (await this.newPage(asking, tidy(body))).withIssues(result.issues);
    return redirect(`/years/${result.id}`, 'years:new.done', { count: result.yearRecords });
  }

  @Post(':id/refresh')
  async refresh(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    return refreshed(`/years/${id}`, 'years', await this.openings.refresh(actor, id));
  }

  private async newPage(asking: Asking, typed: Record<string, unknown>): Promise<Page> {
    const years = this.openings.years();
    const roots = (await rootsToOpen(asking)).map((unit) => ({ value: String(unit.id), text: unit.name }));
    const first = { year: String(years[0]), rootUnitId: roots[0]?.value, dueOn: dueDays(years[0]!).usual };
    const items = years.map((year) => ({ value: String(year), text: String(year) }));
    return page('years/new', { years: items, roots, typed: { ...first, ...typed } }, 'years:new.title');
  }
}
