import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { scopesOf } from '../../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, tidy, type TypedIn } from '../../web/read-form.js';
import { unitChoices, unitSisters, type UnitRow } from '../units.queries.js';
import { asked, managedUnit, seeFirst, touchedByUnit } from './act-pages.js';
import type { Carried } from './carried.queries.js';
import { MergingService } from './merging.service.js';
import { MergeForm, NEW } from './unit-act.form.js';

@Controller('units/:id/merging')
@Allow('personnel')
export class MergingController {
  constructor(private readonly merging: MergingService) {}

  @Get()
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    return mergePage(asking, await managedUnit(asking, id), { day: asking.today, headAs: 'member', ...tidy(query) });
  }

  @Post()
  async merge(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await managedUnit(asking, id);
    const form = readForm(MergeForm, body, asking.today);
    if (!form.issues && seeFirst(body)) {
      const tried = await this.merging.preview(asking, id, form.value);
      const shown = await mergePage(asking, unit, asked(body), tried.value);
      return tried.issues ? shown.withIssues(tried.issues) : shown;
    }
    const done = form.issues ? form : await this.merging.merge(asking.actor, id, form.value);
    if (done.issues) return (await mergePage(asking, unit, asked(body))).withIssues(done.issues);
    return redirect(`/units/${done.value}`, 'units:mergedDone');
  }
}

async function mergePage(
  asking: Asking,
  unit: UnitRow,
  typed: TypedIn<MergeForm>,
  carried: Carried | null = null,
): Promise<Page> {
  const paths = scopesOf(asking.actor, 'personnel').map(({ path }) => path);
  const chosen = new Set([typed.also ?? []].flat().map(String));
  const [units, sisters] = [await unitChoices(asking, paths), await unitSisters(asking, unit.id)];
  const also = sisters.map(({ id, name }) => ({ value: String(id), text: name, checked: chosen.has(String(id)) }));
  const others = units.filter(({ code }) => code !== unit.code);
  const into = [
    ...(unit.parentId === null ? [] : [{ value: NEW, text: null }]),
    ...others.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
  ];
  const touched = await touchedByUnit(asking, unit, typed.into === NEW ? undefined : typed.into);
  return page(
    'units/merge',
    { unit, into, also, typed, touched, carried, headsAs: ['member', 'deputy'] },
    'units:merge',
  );
}
