import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { UNIT_KINDS } from '../../accounts/setup.form.js';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { readForm, type TypedIn } from '../../web/read-form.js';
import { TIERS } from '../official.form.js';
import { subUnits, type UnitRow } from '../units.queries.js';
import { asked, managedUnit, seeFirst, touchedByUnit } from './act-pages.js';
import type { Carried } from './carried.queries.js';
import { SplittingService } from './splitting.service.js';
import { SplitForm } from './unit-act.form.js';

@Controller('units/:id/splitting')
@Allow('personnel')
export class SplittingController {
  constructor(private readonly splitting: SplittingService) {}

  @Get()
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await managedUnit(asking, id);
    return splitPage(asking, unit, {
      day: asking.today,
      kind: 'office',
      headTier: '2',
      place: unit.parentId === null ? 'below' : 'beside',
    });
  }

  @Post()
  async split(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await managedUnit(asking, id);
    const form = readForm(SplitForm, body, asking.today);
    if (!form.issues && seeFirst(body)) {
      const tried = await this.splitting.preview(asking, id, form.value);
      const shown = await splitPage(asking, unit, asked(body), tried.value);
      return tried.issues ? shown.withIssues(tried.issues) : shown;
    }
    const done = form.issues ? form : await this.splitting.split(asking.actor, id, form.value);
    if (done.issues) return (await splitPage(asking, unit, asked(body))).withIssues(done.issues);
    return redirect(`/units/${done.value}`, 'units:splitDone');
  }
}

async function splitPage(
  asking: Asking,
  unit: UnitRow,
  typed: TypedIn<SplitForm>,
  carried: Carried | null = null,
): Promise<Page> {
  const [touched, below] = [await touchedByUnit(asking, unit), await subUnits(asking, unit.id, asking.today)];
  const [chosen, parts] = [picked(typed.people), picked(typed.parts)];
  const here = touched.people.filter(({ unitId }) => unitId === unit.id);
  return page(
    'units/split',
    {
      unit,
      typed,
      touched,
      carried,
      kinds: UNIT_KINDS,
      tiers: TIERS,
      places: unit.parentId === null ? ['below'] : ['beside', 'below'],
      people: here.map(({ officialId, name, title }) => ({
        value: String(officialId),
        text: `${name}, ${title}`,
        checked: chosen.has(String(officialId)),
      })),
      heads: here.map(({ officialId, name }) => ({ value: String(officialId), text: name })),
      parts: below
        .filter(({ closedOn }) => closedOn === null)
        .map(({ id, name }) => ({ value: String(id), text: name, checked: parts.has(String(id)) })),
    },
    'units:split',
  );
}

function picked(typed: unknown): Set<string> {
  return new Set([typed ?? []].flat().map(String));
}
