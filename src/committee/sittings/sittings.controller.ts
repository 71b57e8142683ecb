import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Checkpoints } from '../../audit/checkpoints/checkpoints.service.js';
import { watchingScopes } from '../../standing/scopes.js';
import { Allow } from '../../web/access.js';
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
    private readonly sittings: SittingsService,
    private readonly reopenings: SittingReopeningsService,
    private readonly checkpoints: Checkpoints,
  ) {}

  @Get()
  async list(@CurrentAsking() asking: Asking, @Query('page') asked: unknown): Promise<Page> {
    const number = pageNumber(asked);
    const found = await sittingsWithin(
      asking,
      watchingScopes(asking.actor).map(({ path }) => path),
      A_PAGE,
      (number - 1) * A_PAGE,
    );
    const calls = asking.actor.committees
      .filter(({ committeeId }) => mayCall(asking.actor, committeeId))
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
  async form(@CurrentAsking() asking: Asking, @Query('committee') committee: unknown): Promise<Page> {
    return newSittingPage(asking, committee);
  }

  @Post()
  @Allow('committee')
  async call(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    const form = readForm(SittingForm, body, asking.today);
    const again = async (issues: Issue[]) =>
      (await newSittingPage(asking, typed['committee'] ?? 0, typed)).withIssues(issues);
    if (form.issues) return again(form.issues);
    const result = await orFormAgain(() => this.sittings.call(asking.actor, form.value), 'month', again);
    if (result instanceof Page) return result;
    return 'issues' in result ? again(result.issues) : redirect(`/sittings/${result.id}`, 'sittings:called');
  }

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id);
  }

  @Post(':id/attendance')
  @Allow('committee')
  async attend(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.done(
      asking,
      id,
      body,
      'present',
      () => this.sittings.attend(asking.actor, id, body),
      redirect(`/sittings/${id}`, 'sittings:attended'),
    );
  }

  @Post(':id/closing')
  @Allow('committee')
  async close(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(SittingClosingForm, body);
    if (form.issues) return this.wrong(asking, id, body, form.issues);
    const closing = async (): Promise<Issue[]> => {
      const issues = await this.sittings.close(asking.actor, id, form.value);
      if (issues.length === 0) this.checkpoints.afterClosing();
      return issues;
    };
    return this.done(asking, id, body, 'endedAt', closing, redirect(`/sittings/${id}`, 'sittings:closed'));
  }

  @Post(':id/cancellation')
  @Allow('committee')
  async cancel(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(CancellationForm, body);
    const typed = { ...tidy(body), cancelling: 'yes' };
    if (form.issues) return this.wrong(asking, id, typed, form.issues);
    return this.done(
      asking,
      id,
      typed,
      'reason',
      () => this.sittings.cancel(asking.actor, id, form.value),
      redirect('/sittings', 'sittings:cancelled'),
    );
  }

  @Post(':id/reopening')
  @Allow('committee')
  async askReopening(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(SittingReopeningForm, body);
    if (form.issues) return this.wrong(asking, id, body, form.issues);
    return this.done(
      asking,
      id,
      body,
      'reopening',
      () => this.reopenings.ask(asking.actor, id, form.value.reopening),
      redirect(`/sittings/${id}`, 'sittings:reopening.asked'),
    );
  }

  @Post(':id/reopening/confirmation')
  @Allow('committee')
  async confirmReopening(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    return this.done(
      asking,
      id,
      {},
      'reopening',
      () => this.reopenings.confirm(asking.actor, id),
      redirect(`/sittings/${id}`, 'sittings:reopening.done'),
    );
  }

  /** The act's answer, or its form again with what is wrong or what stands against it. */
  private async done(
    asking: Asking,
    id: number,
    body: unknown,
    field: string,
    act: () => Promise<Issue[] | void>,
    then: Redirect,
  ): Promise<Page | Redirect> {
    const result = await orFormAgain(act, field, (issues) => this.wrong(asking, id, body, issues));
    if (result instanceof Page) return result;
    return result && result.length > 0 ? this.wrong(asking, id, body, result) : then;
  }

  private async wrong(asking: Asking, id: number, body: unknown, issues: Issue[]): Promise<Page> {
    return (await this.page(asking, id, tidy(body))).withIssues(issues);
  }

  private async page(asking: Asking, id: number, typed?: Record<string, unknown>): Promise<Page> {
    return sittingPage(
      asking,
      await sittingToRead(asking, asking.actor, id),
      { zone: asking.zone, today: asking.today },
      typed,
    );
  }
}
