import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { asked } from './history/act-pages.js';
import { endingOf, type Ending } from './ending.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import type { CorrectionKind } from '../corrections/correction-kind.js';
import { correctedIn } from '../corrections/corrections.queries.js';
import { historyView } from '../corrections/corrections.view.js';
import { waitingOnMany } from '../corrections/requests.queries.js';
import { ActingService } from './acting.service.js';
import { ACTING_CORRECTION } from './corrected/acting.correction.js';
import { SEAT_CORRECTION } from './corrected/seat.correction.js';
import { committeeSeen, CommitteesService } from './committees.service.js';
import { ActingForm, CommitteeForm, MEMBER_ROLES, MemberForm } from './official.form.js';
import { actingOfUnit, committeeOfUnit, pastActingOfUnit, pastMembersOf } from './unit-page.queries.js';
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
  ) {}

  @Get('units/:id/acting')
  async actingForm(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.actingPage(asking, await this.managed(asking, id), { fromDate: asking.today });
  }

  @Post('units/:id/acting')
  async appoint(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(asking, id);
    const form = readForm(ActingForm, body, asking.today);
    const issues = form.issues ?? (await this.acting.appoint(asking.actor, id, form.value));
    return issues.length > 0
      ? (await this.actingPage(asking, unit, tidy(body))).withIssues(issues)
      : redirect(`/units/${id}`, 'units:actingAppointed');
  }

  @Post('acting/:id/end')
  async endActing(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const ending = endingOf(id, body);
    const { unitId, issues } = await this.acting.end(asking.actor, id, ending);
    if (issues.length === 0) return redirect(`/units/${unitId}/acting`, 'units:actingEnded');
    return (await this.actingPage(asking, await this.managed(asking, unitId), {}, ending)).withIssues(
      issues.map((issue) => ({ ...issue, field: ending.field })),
    );
  }

  @Get('units/:id/committee')
  async committee(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.committeePage(asking, await this.managed(asking, id), { fromDate: asking.today, role: 'member' });
  }

  @Post('units/:id/committee')
  async name(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(asking, id);
    const form = readForm(CommitteeForm, body, asking.today);
    const done = form.issues ? form : await this.committees.name(asking.actor, id, form.value, body);
    if (done.issues) return (await this.committeePage(asking, unit, asked(body))).withIssues(done.issues);
    return redirect(`/units/${id}/committee`, 'units:saved');
  }

  @Post('units/:id/committee/members')
  async seat(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const unit = await this.managed(asking, id);
    const form = readForm(MemberForm, body, asking.today);
    const issues = form.issues ?? (await this.committees.seat(asking.actor, id, form.value));
    return issues.length > 0
      ? (await this.committeePage(asking, unit, tidy(body))).withIssues(issues)
      : redirect(`/units/${id}/committee`, 'units:memberSeated');
  }

  @Post('committee-members/:id/end')
  async unseat(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const ending = endingOf(id, body);
    const { unitId, issues } = await this.committees.unseat(asking.actor, id, ending);
    if (issues.length === 0) return redirect(`/units/${unitId}/committee`, 'units:memberEnded');
    return (
      await this.committeePage(asking, await this.managed(asking, unitId), { role: 'member' }, ending)
    ).withIssues(issues.map((issue) => ({ ...issue, field: ending.field })));
  }

  private async managed(asking: Asking, id: number): Promise<UnitRow> {
    const unit = await loadUnit(asking, id);
    if (!unit || !sightOf(asking.actor, unit.path)) throw new NotFound();
    if (!mayManageUnit(asking.actor, unit.path)) throw new Forbidden();
    return unit;
  }

  private async actingPage(asking: Asking, unit: UnitRow, typed: TypedIn<ActingForm>, ending?: Ending): Promise<Page> {
    const today = asking.today;
    const listed = await actingOfUnit(asking, unit.id, today);
    const past = await pastActingOfUnit(asking, unit.id, today);
    return page(
      'units/acting',
      {
        unit,
        listed,
        past,
        typed,
        today,
        ending,
        ...(await this.putRight(asking, ACTING_CORRECTION, `unit:${unit.id}`, [...listed, ...past])),
      },
      'units:acting',
    );
  }

  private async committeePage(
    asking: Asking,
    unit: UnitRow,
    typed: TypedIn<CommitteeForm & MemberForm, 'seen'>,
    ending?: Ending,
  ): Promise<Page> {
    const today = asking.today;
    const committee = (await committeeOfUnit(asking, unit.id, today)) ?? null;
    const past = committee ? await pastMembersOf(asking, committee.id, today) : [];
    return page(
      'units/committee',
      {
        unit,
        committee,
        past,
        typed: { seen: committeeSeen(committee), ...committee, ...typed },
        memberRoles: MEMBER_ROLES,
        today,
        ending,
        ...(await this.putRight(asking, SEAT_CORRECTION, `committee:${committee?.id ?? 0}`, [
          ...(committee?.members ?? []),
          ...past,
        ])),
      },
      'units:committee',
    );
  }

  /** What was put right there, and what waits to be. */
  private async putRight(asking: Asking, kind: CorrectionKind, chain: string, rows: readonly { id: number }[]) {
    const waiting = await waitingOnMany(
      asking,
      kind.code,
      rows.map(({ id }) => id),
    );
    const history = historyView(kind, await correctedIn(asking, kind.code, chain), asking.actor.lang);
    return { history, waiting: Object.fromEntries(waiting) };
  }
}
