import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { readingScopes } from '../../standing/scopes.js';
import { Allow } from '../../web/access.js';
import { scopesOf } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { likePatterns } from '../../web/fold.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { BreachForm, OverrideForm, OverrideWithdrawalForm } from './breach.form.js';
import { breachToRead, readableBreaches } from './breach-access.js';
import { breachPage } from './breach-page.js';
import { breachesUnder, findPeople } from './breaches.queries.js';
import { BreachesService } from './breaches.service.js';
import { namedOfficial } from '../../units/officials.queries.js';

@Controller('years/breaches')
@Allow('personnel')
export class BreachesController {
  constructor(private readonly breaches: BreachesService) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const day = asking.today;
    const paths = [...readingScopes(asking.actor), ...scopesOf(asking.actor, 'outside-approver')].map(
      ({ path }) => path,
    );
    const rows = await readableBreaches(
      asking,
      asking.actor,
      await breachesUnder(asking, paths, asking.actor.officialId, day),
      day,
    );
    const lines = rows.map((row) => ({
      ...row,
      movedOn: row.nowUnitId !== row.unitId,
    }));
    return page(
      'years/breaches',
      { breaches: lines, mayRecord: asking.actor.capabilities.has('personnel') },
      'years:breaches.title',
    );
  }

  /** First whom, then what: the units offered are those the person worked in. */
  @Get('new')
  async form(
    @CurrentAsking() asking: Asking,
    @Query('official') official: unknown,
    @Query('q') q: unknown,
  ): Promise<Page> {
    if (official !== undefined) return this.newPage(asking, idOf(official), {});
    const typed = typeof q === 'string' ? q.slice(0, 120) : '';
    const paths = scopesOf(asking.actor, 'personnel').map(({ path }) => path);
    const people = typed.trim() ? await findPeople(asking, paths, likePatterns(typed)) : null;
    return page('years/breach-who', { q: typed, people, none: people?.length === 0 }, 'years:breaches.new');
  }

  @Post()
  async record(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const official = idOf(tidy(body)['official']);
    const form = readForm(BreachForm, body, asking.today);
    if (form.issues) return (await this.newPage(asking, official, tidy(body))).withIssues(form.issues);
    const result = await this.breaches.record(asking.actor, official, form.value);
    if ('issues' in result) return (await this.newPage(asking, official, tidy(body))).withIssues(result.issues);
    return redirect(`/years/breaches/${result.id}`, 'years:breaches.recorded');
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, {});
  }

  @Post(':id/overrides')
  async override(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OverrideForm, body, asking.today);
    const issues = form.issues ?? (await this.breaches.override(asking.actor, id, form.value));
    if (issues.length > 0) return (await this.page(asking, id, tidy(body))).withIssues(issues);
    return redirect(`/years/breaches/${id}`, 'years:breaches.overridden');
  }

  @Post(':id/overrides/:override/withdrawal')
  async withdraw(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('override', IdPipe) override: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OverrideWithdrawalForm, body, asking.today);
    const issues = form.issues ?? (await this.breaches.withdraw(asking.actor, id, override, form.value));
    if (issues.length > 0) return (await this.page(asking, id, tidy(body))).withIssues(issues);
    return redirect(`/years/breaches/${id}`, 'years:breaches.withdrawn');
  }

  private async page(asking: Asking, id: number, typed: TypedIn<OverrideForm & OverrideWithdrawalForm>): Promise<Page> {
    const day = asking.today;
    return breachPage(asking, await breachToRead(asking, asking.actor, id, day), typed);
  }

  private async newPage(asking: Asking, officialId: number, typed: TypedIn<BreachForm>): Promise<Page> {
    const units = await this.breaches.unitsFor(asking.actor, officialId);
    const person = await namedOfficial(asking, officialId);
    const items = units.map((unit) => ({ value: String(unit.id), text: unit.name }));
    return page(
      'years/breach-new',
      { officialId, person, items, typed: { unitId: items[0]?.value, ...typed } },
      'years:breaches.new',
    );
  }
}

function idOf(given: unknown): number {
  if (typeof given !== 'string' || !/^[1-9]\d{0,8}$/.test(given)) throw new NotFound();
  return Number(given);
}
