import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { endingOf, type Ending } from './ending.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { ActingService } from './acting.service.js';
import { committeeSeen, CommitteesService } from './committees.service.js';
import { ActingForm, CommitteeForm, MEMBER_ROLES, MemberForm } from './official.form.js';
import { actingOfUnit, committeeOfUnit } from './unit-page.queries.js';
import { mayManageUnit, sightOf } from './unit.policy.js';
import { loadUnit, type UnitRow } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

/** Acting heads and the committee of a unit. */
@Controller()
@Allow('personnel')
export class UnitPeopleController {
  constructor(
    private readonly acting: ActingService,
    private readonly committees: CommitteesService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get('units/:id/acting')
  async actingForm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.actingPage(await this.managed(actor, id), { fromDate: this.clock.today() });
  }

  @Post('units/:id/acting')
  async appoint(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(actor, id);
    const form = readForm(ActingForm, body);
    const issues = form.issues ?? (await this.acting.appoint(actor, id, form.value));
    return issues.length > 0
      ? (await this.actingPage(unit, tidy(body))).withIssues(issues)
      : redirect(`/units/${id}`, 'units:actingAppointed');
  }

  @Post('acting/:id/end')
  async endActing(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const ending = endingOf(id, body);
    const { unitId, issues } = await this.acting.end(actor, id, ending.day);
    if (issues.length === 0) return redirect(`/units/${unitId}/acting`, 'units:actingEnded');
    return (await this.actingPage(await this.managed(actor, unitId), {}, ending)).withIssues(
      issues.map((issue) => ({ ...issue, field: ending.field })),
    );
  }

  @Get('units/:id/committee')
  async committee(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.committeePage(await this.managed(actor, id), { fromDate: this.clock.today(), role: 'member' });
  }

  @Post('units/:id/committee')
  async name(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(actor, id);
    const form = readForm(CommitteeForm, body);
    if (form.issues) return (await this.committeePage(unit, tidy(body))).withIssues(form.issues);
    await this.committees.name(actor, id, form.value.name, body);
    return redirect(`/units/${id}/committee`, 'units:saved');
  }

  @Post('units/:id/committee/members')
  async seat(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(actor, id);
    const form = readForm(MemberForm, body);
    const issues = form.issues ?? (await this.committees.seat(actor, id, form.value));
    return issues.length > 0
      ? (await this.committeePage(unit, tidy(body))).withIssues(issues)
      : redirect(`/units/${id}/committee`, 'units:memberSeated');
  }

  @Post('committee-members/:id/end')
  async unseat(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const ending = endingOf(id, body);
    const { unitId, issues } = await this.committees.unseat(actor, id, ending.day);
    if (issues.length === 0) return redirect(`/units/${unitId}/committee`, 'units:memberEnded');
    return (await this.committeePage(await this.managed(actor, unitId), { role: 'member' }, ending)).withIssues(
      issues.map((issue) => ({ ...issue, field: ending.field })),
    );
  }

  private async managed(actor: Actor, id: number): Promise<UnitRow> {
    const unit = await loadUnit(this.db, id);
    if (!unit || !sightOf(actor, unit.path)) throw new NotFound();
    if (!mayManageUnit(actor, unit.path)) throw new Forbidden();
    return unit;
  }

  private async actingPage(unit: UnitRow, typed: TypedIn<ActingForm>, ending?: Ending): Promise<Page> {
    const today = this.clock.today();
    return page(
      'units/acting',
      { unit, listed: await actingOfUnit(this.db, unit.id, today), typed, today, ending },
      'units:acting',
    );
  }

  private async committeePage(
    unit: UnitRow,
    typed: TypedIn<CommitteeForm & MemberForm, 'seen'>,
    ending?: Ending,
  ): Promise<Page> {
    const today = this.clock.today();
    const committee = (await committeeOfUnit(this.db, unit.id, today)) ?? null;
    return page(
      'units/committee',
      {
        unit,
        committee,
        typed: { seen: committeeSeen(committee), ...committee, ...typed },
        memberRoles: MEMBER_ROLES,
        today,
        ending,
      },
      'units:committee',
    );
  }
}
