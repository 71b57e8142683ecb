import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { UNIT_KINDS } from '../accounts/setup.form.js';
import { Allow, CurrentActor } from '../web/access.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { closingBlockers } from './unit-page.queries.js';
import { BlindFirstForm, UnitClosingForm, UnitMoveForm, UnitForm } from './unit.form.js';
import { mayManageUnit, sightOf } from './unit.policy.js';
import { UnitsService, wordsOf } from './units.service.js';
import { seenOf } from '../web/seen.js';
import { loadUnit, unitChoices, type UnitRow } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('units')
@Allow('personnel')
export class UnitActsController {
  constructor(private readonly units: UnitsService) {}

  @Get(':id/units/new')
  async blank(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return unitPage(await this.managed(asking, id), { kind: 'office' }, true);
  }

  @Post(':id/units')
  async create(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const parent = await this.managed(asking, id);
    const form = readForm(UnitForm, body);
    if (form.issues) return unitPage(parent, tidy(body), true).withIssues(form.issues);
    const made = await this.units.create(asking.actor, id, form.value);
    if (made.issues) return unitPage(parent, tidy(body), true).withIssues(made.issues);
    return redirect(`/units/${made.value}`, 'units:created');
  }

  @Get(':id/edit')
  async edit(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await this.managed(asking, id);
    return unitPage(unit, { ...unit, seen: seenOf(wordsOf(unit)) }, false);
  }

  @Post(':id')
  async rename(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(asking, id);
    const form = readForm(UnitForm, body);
    if (form.issues) return unitPage(unit, tidy(body), false).withIssues(form.issues);
    const done = await this.units.rename(asking.actor, id, form.value, body);
    if (done.issues) return unitPage(unit, tidy(body), false).withIssues(done.issues);
    return redirect(`/units/${id}`, 'units:saved');
  }

  @Get(':id/parent')
  async whereTo(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.movePage(asking, await this.managed(asking, id), {});
  }

  @Post(':id/parent')
  async move(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(asking, id);
    const form = readForm(UnitMoveForm, body);
    const issues = form.issues ?? (await this.units.move(asking.actor, id, form.value.parent));
    if (issues.length > 0) return (await this.movePage(asking, unit, tidy(body))).withIssues(issues);
    return redirect(`/units/${id}`, 'units:moved');
  }

  @Get(':id/closing')
  async whetherToClose(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.closingPage(asking, await this.managed(asking, id), { day: asking.today });
  }

  @Post(':id/closing')
  async close(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(asking, id);
    const form = readForm(UnitClosingForm, body);
    const issues = form.issues ?? (await this.units.close(asking.actor, id, form.value.day));
    if (issues.length > 0) return (await this.closingPage(asking, unit, tidy(body))).withIssues(issues);
    return redirect(`/units/${id}`, 'units:closed');
  }

  @Post(':id/blind-first')
  @Allow('personnel', 'head')
  async blindFirst(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Redirect> {
    const form = readForm(BlindFirstForm, body);
    if (form.issues) return redirect(`/units/${id}`);
    await this.units.setBlindFirst(actor, id, form.value.blindFirst === 'true');
    return redirect(`/units/${id}`, 'units:saved');
  }

  private async managed(asking: Asking, id: number): Promise<UnitRow> {
    const unit = await loadUnit(asking, id);
    if (!unit || !sightOf(asking.actor, unit.path)) throw new NotFound();
    if (!mayManageUnit(asking.actor, unit.path)) throw new Forbidden();
    return unit;
  }

  private async movePage(asking: Asking, unit: UnitRow, typed: TypedIn<UnitMoveForm>): Promise<Page> {
    const units = await unitChoices(
      asking,
      scopesOf(asking.actor, 'personnel').map(({ path }) => path),
    );
    return page('units/move', { unit, units, typed }, 'units:move');
  }

  private async closingPage(asking: Asking, unit: UnitRow, typed: TypedIn<UnitClosingForm>): Promise<Page> {
    return page(
      'units/close',
      { unit, open: await closingBlockers(asking, unit.id, asking.today), typed },
      'units:close',
    );
  }
}

function unitPage(unit: UnitRow, typed: TypedIn<UnitForm, 'seen'>, fresh: boolean): Page {
  return page('units/form', { unit, typed, fresh, kinds: UNIT_KINDS }, fresh ? 'units:new' : 'units:edit');
}
