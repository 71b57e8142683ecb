import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { UNIT_KINDS } from '../accounts/setup.form.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { requireSeen, seenOf } from '../web/seen.js';
import { IdPipe } from '../web/id.pipe.js';
import { asked, managedUnit, touchedByUnit } from './history/act-pages.js';
import { DecisionForm, MendForm, MoveForm, RenameForm } from './history/unit-act.form.js';
import { UnitActsService } from './history/unit-acts.service.js';
import { scopesOf } from '../web/actor.js';
import { closingBlockers } from './unit-page.queries.js';
import { BlindFirstForm, UnitForm } from './unit.form.js';
import { UnitsService, wordsOf } from './units.service.js';
import { unitChoices, type UnitRow } from './units.queries.js';

@Controller('units')
@Allow('personnel')
export class UnitActsController {
  constructor(
    private readonly units: UnitsService,
    private readonly acts: UnitActsService,
  ) {}

  @Get(':id/units/new')
  async blank(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return newPage(await managedUnit(asking, id), { kind: 'office' });
  }

  @Post(':id/units')
  async create(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const parent = await managedUnit(asking, id);
    const form = readForm(UnitForm, body, asking.today);
    const made = form.issues ? form : await this.units.create(asking.actor, id, form.value);
    if (made.issues) return newPage(parent, asked(body)).withIssues(made.issues);
    return redirect(`/units/${made.value}`, 'units:created');
  }

  @Get(':id/edit')
  async edit(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await managedUnit(asking, id);
    return renamePage(asking, unit, { ...wordsOf(unit), day: asking.today, seen: seenOf(wordsOf(unit)) });
  }

  @Post(':id')
  async rename(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await managedUnit(asking, id);
    requireSeen(body, seenOf(wordsOf(unit)));
    const form = readForm(RenameForm, body, asking.today);
    const done = form.issues ? form : await this.acts.rename(asking.actor, id, form.value, body);
    if (done.issues) return (await renamePage(asking, unit, asked(body))).withIssues(done.issues);
    return redirect(`/units/${id}`, 'units:saved');
  }

  @Get(':id/mending')
  async whatWasWrong(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const unit = await managedUnit(asking, id);
    return mendPage(unit, { ...wordsOf(unit), seen: seenOf(wordsOf(unit)) });
  }

  @Post(':id/mending')
  async mend(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await managedUnit(asking, id);
    requireSeen(body, seenOf(wordsOf(unit)));
    const form = readForm(MendForm, body);
    const done = form.issues ? form : await this.acts.mend(asking.actor, id, form.value, body);
    if (done.issues) return mendPage(unit, tidy(body)).withIssues(done.issues);
    return redirect(`/units/${id}`, 'units:saved');
  }

  @Get(':id/parent')
  async whereTo(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    return movePage(asking, await managedUnit(asking, id), { day: asking.today, ...tidy(query) });
  }

  @Post(':id/parent')
  async move(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await managedUnit(asking, id);
    const form = readForm(MoveForm, body, asking.today);
    const done = form.issues ? form : await this.acts.move(asking.actor, id, form.value);
    if (done.issues) return (await movePage(asking, unit, asked(body))).withIssues(done.issues);
    return redirect(`/units/${id}`, 'units:moved');
  }

  @Get(':id/closing')
  async whetherToClose(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return closingPage(asking, await managedUnit(asking, id), { day: asking.today });
  }

  @Post(':id/closing')
  async close(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await managedUnit(asking, id);
    const form = readForm(DecisionForm, body, asking.today);
    const done = form.issues ? form : await this.acts.close(asking.actor, id, form.value);
    if (done.issues) return (await closingPage(asking, unit, asked(body))).withIssues(done.issues);
    return redirect(`/units/${id}`, 'units:closed');
  }

  @Get(':id/reopening')
  async whetherToReopen(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return page('units/reopen', { unit: await managedUnit(asking, id), typed: { day: asking.today } }, 'units:reopen');
  }

  @Post(':id/reopening')
  async reopen(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await managedUnit(asking, id);
    const form = readForm(DecisionForm, body, asking.today);
    const done = form.issues ? form : await this.acts.reopen(asking.actor, id, form.value);
    if (done.issues)
      return page('units/reopen', { unit, typed: asked<DecisionForm>(body) }, 'units:reopen').withIssues(done.issues);
    return redirect(`/units/${id}`, 'units:reopened');
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
}

function newPage(unit: UnitRow, typed: TypedIn<UnitForm>): Page {
  return page('units/new', { unit, typed, kinds: UNIT_KINDS }, 'units:new');
}

async function renamePage(asking: Asking, unit: UnitRow, typed: TypedIn<RenameForm, 'seen'>): Promise<Page> {
  return page(
    'units/form',
    { unit, typed, kinds: UNIT_KINDS, touched: await touchedByUnit(asking, unit) },
    'units:edit',
  );
}

function mendPage(unit: UnitRow, typed: TypedIn<MendForm, 'seen'>): Page {
  return page('units/mend', { unit, typed, kinds: UNIT_KINDS }, 'units:mend');
}

async function movePage(asking: Asking, unit: UnitRow, typed: TypedIn<MoveForm>): Promise<Page> {
  const units = await unitChoices(
    asking,
    scopesOf(asking.actor, 'personnel').map(({ path }) => path),
  );
  return page(
    'units/move',
    { unit, units, typed, touched: await touchedByUnit(asking, unit, typed.parent) },
    'units:move',
  );
}

async function closingPage(asking: Asking, unit: UnitRow, typed: TypedIn<DecisionForm>): Promise<Page> {
  const open = await closingBlockers(asking, unit.id, asking.today);
  return page('units/close', { unit, open, typed, touched: await touchedByUnit(asking, unit) }, 'units:close');
}
