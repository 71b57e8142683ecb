import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Checkpoints } from '../../audit/checkpoints/checkpoints.service.js';
import { Db } from '../../database/db.js';
import { watchingScopes } from '../../standing/scopes.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Page, page, redirect, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { pageNumber, paged } from '../../web/paging.js';
import { readForm, tidy } from '../../web/read-form.js';
import { orFormAgain } from './in-form.js';
import { newSittingPage } from './new-sitting.view.js';
import { sittingToRead } from './sitting-access.js';
import { SittingReopeningsService } from './reopenings.service.js';
import { CancellationForm, SittingClosingForm, SittingReopeningForm, SittingForm } from './sitting.form.js';
import { mayCall } from './sitting.policy.js';
import { sittingsWithin } from './sitting.queries.js';
import { sittingPage, stateOf } from './sitting.view.js';
import { SittingsService } from './sittings.service.js';

const A_PAGE = 20;

@Controller('sittings')
@Allow('committee', 'inspector')
export class SittingsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sittings: SittingsService,
    private readonly reopenings: SittingReopeningsService,
    private readonly checkpoints: Checkpoints,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Query('page') asked: unknown): Promise<Page> {
    const number = pageNumber(asked);
    const found = await sittingsWithin(
      this.db,
      watchingScopes(actor).map(({ path }) => path),
      A_PAGE,
      (number - 1) * A_PAGE,
    );
    const calls = actor.committees
      .filter(({ committeeId }) => mayCall(actor, committeeId))
      .map(({ committeeId }) => committeeId);
    return page(
      'sittings/list',
      {
        sittings: found.map((sitting) => ({ ...sitting, state: stateOf(sitting), href: `/sittings/${sitting.id}` })),
        calls: calls.length > 0,
        pages: paged('/sittings', {}, number, A_PAGE, found[0]?.total ?? 0),
      },
      'sittings:list.title',
    );
  }

  @Get('new')
  @Allow('committee')
  async form(@CurrentActor() actor: Actor, @Query('committee') committee: unknown): Promise<Page> {
    return newSittingPage(this.db, actor, committee, this.clock.today());
  }

  @Post()
  @Allow('committee')
  async call(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    const form = readForm(SittingForm, body);
    const again = async (issues: Issue[]) =>
      (await newSittingPage(this.db, actor, typed['committee'] ?? 0, this.clock.today(), typed)).withIssues(issues);
    if (form.issues) return again(form.issues);
    const result = await orFormAgain(() => this.sittings.call(actor, form.value), 'month', again);
    if (result instanceof Page) return result;
    return 'issues' in result ? again(result.issues) : redirect(`/sittings/${result.id}`, 'sittings:called');
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, id);
  }

  @Post(':id/attendance')
  @Allow('committee')
  async attend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.done(
      actor,
      id,
      body,
      'present',
      () => this.sittings.attend(actor, id, body),
      redirect(`/sittings/${id}`, 'sittings:attended'),
    );
  }

  @Post(':id/closing')
  @Allow('committee')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(SittingClosingForm, body);
    if (form.issues) return this.wrong(actor, id, body, form.issues);
    const closing = async (): Promise<Issue[]> => {
      const issues = await this.sittings.close(actor, id, form.value);
      if (issues.length === 0) this.checkpoints.afterClosing();
      return issues;
    };
    return this.done(actor, id, body, 'endedAt', closing, redirect(`/sittings/${id}`, 'sittings:closed'));
  }

  @Post(':id/cancellation')
  @Allow('committee')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(CancellationForm, body);
    const typed = { ...tidy(body), cancelling: 'yes' };
    if (form.issues) return this.wrong(actor, id, typed, form.issues);
    return this.done(
      actor,
      id,
      typed,
      'reason',
      () => this.sittings.cancel(actor, id, form.value),
      redirect('/sittings', 'sittings:cancelled'),
    );
  }

  @Post(':id/reopening')
  @Allow('committee')
  async askReopening(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(SittingReopeningForm, body);
    if (form.issues) return this.wrong(actor, id, body, form.issues);
    return this.done(
      actor,
      id,
      body,
      'reopening',
      () => this.reopenings.ask(actor, id, form.value.reopening),
      redirect(`/sittings/${id}`, 'sittings:reopening.asked'),
    );
  }

  @Post(':id/reopening/confirmation')
  @Allow('committee')
  async confirmReopening(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    return this.done(
      actor,
      id,
      {},
      'reopening',
      () => this.reopenings.confirm(actor, id),
      redirect(`/sittings/${id}`, 'sittings:reopening.done'),
    );
  }

  /** The act's answer, or its form again with what is wrong or what stands against it. */
  private async done(
    actor: Actor,
    id: number,
    body: unknown,
    field: string,
    act: () => Promise<Issue[] | void>,
    then: Redirect,
  ): Promise<Page | Redirect> {
    const result = await orFormAgain(act, field, (issues) => this.wrong(actor, id, body, issues));
    if (result instanceof Page) return result;
    return result && result.length > 0 ? this.wrong(actor, id, body, result) : then;
  }

  private async wrong(actor: Actor, id: number, body: unknown, issues: Issue[]): Promise<Page> {
    return (await this.page(actor, id, tidy(body))).withIssues(issues);
  }

  private async page(actor: Actor, id: number, typed?: Record<string, unknown>): Promise<Page> {
    return sittingPage(
      this.db,
      actor,
      await sittingToRead(this.db, actor, id),
      { zone: this.clock.zone, today: this.clock.today() },
      typed,
    );
  }
}
