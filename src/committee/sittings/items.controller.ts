import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Body as Fields, readForm, tidy } from '../../web/read-form.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Live, Page, redirect, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe, readId } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { SittingDecisionsService, type Decided } from './sitting-decisions.service.js';
import { orFormAgain } from './in-form.js';
import { ItemsService } from './items.service.js';
import { itemPage } from './item.view.js';
import { roomOf, sittingToRead } from './sitting-access.js';
import { DiscussionForm, ItemForm, WithdrawalForm } from './sitting.form.js';
import { itemHref, sittingPage } from './sitting.view.js';

/** The items of a sitting, each with its own page. */
@Controller('sittings/:id/items')
@Allow('committee')
export class ItemsController {
  constructor(
    private readonly items: ItemsService,
    private readonly decisions: SittingDecisionsService,
  ) {}

  @Post()
  async add(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ItemForm, body);
    if (form.issues)
      return (
        await sittingPage(
          asking,
          await sittingToRead(asking, asking.actor, id),
          { zone: asking.zone, today: asking.today },
          tidy(body),
        )
      ).withIssues(form.issues);
    return redirect(itemHref(id, await this.items.add(asking.actor, id, form.value.title)), 'sittings:item.added');
  }

  @Post('evaluations')
  async addEvaluation(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body('evaluationId') evaluation: unknown,
  ): Promise<Redirect> {
    if (typeof evaluation !== 'string' || !/^[1-9]\d{0,8}$/.test(evaluation)) throw new NotFound();
    return redirect(itemHref(id, await this.items.addEvaluation(actor, id, Number(evaluation))), 'sittings:item.added');
  }

  @Post('corrections')
  async addCorrection(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body('decisionId') decision: unknown,
  ): Promise<Redirect> {
    const decisionId = readId(decision);
    if (decisionId === null) throw new NotFound();
    return redirect(itemHref(id, await this.items.addCorrection(actor, id, decisionId)), 'sittings:item.added');
  }

  @Get(':item')
  @Allow('committee', 'inspector')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
  ): Promise<Page> {
    return this.page(asking, id, item);
  }

  @Post(':item/discussion')
  async discuss(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    const form = readForm(DiscussionForm, body);
    if (wantsJson(request)) {
      if (form.issues) return new Live({ issues: form.issues }, {}, 422);
      const saved = await this.items.discuss(asking.actor, id, item, form.value);
      return 'at' in saved
        ? new Live({ version: saved.version, savedAt: saved.at.toISOString() })
        : new Live(saved, {}, 422);
    }
    if (form.issues) return this.wrong(asking, id, item, body, form.issues);
    await this.items.discuss(asking.actor, id, item, form.value);
    return redirect(itemHref(id, item), 'sittings:item.saved');
  }

  @Post(':item/withdrawals')
  async withdraw(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(WithdrawalForm, body);
    if (form.issues) return this.wrong(asking, id, item, body, form.issues);
    const issues = await orFormAgain(
      () => this.items.withdraw(asking.actor, id, item, form.value),
      'person',
      (found) => this.wrong(asking, id, item, body, found),
    );
    if (issues instanceof Page) return issues;
    return issues.length > 0
      ? this.wrong(asking, id, item, body, issues)
      : redirect(itemHref(id, item), 'sittings:item.withdrawn');
  }

  @Post(':item/removal')
  async remove(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
  ): Promise<Page | Redirect> {
    const stopped = await orFormAgain(
      () => this.items.remove(asking.actor, id, item),
      'decisions',
      (found) => this.wrong(asking, id, item, {}, found),
    );
    if (stopped instanceof Page) return stopped;
    return redirect(`/sittings/${id}`, 'sittings:item.removed');
  }

  @Post(':item/resolutions')
  async resolve(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return this.decided(asking, id, item, body, 'text', () =>
      this.decisions.resolve(asking.actor, id, item, body ?? {}),
    );
  }

  @Post(':item/entries')
  async change(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return this.decided(asking, id, item, body, 'reason', () =>
      this.decisions.changeEntries(asking.actor, id, item, body ?? {}),
    );
  }

  private async decided(
    asking: Asking,
    id: number,
    item: number,
    body: unknown,
    field: string,
    decide: () => Promise<Decided>,
  ): Promise<Page | Redirect> {
    const decided = await orFormAgain(decide, field, (found) => this.wrong(asking, id, item, body, found));
    if (decided instanceof Page) return decided;
    const { issues, carried } = decided;
    if (issues) return this.wrong(asking, id, item, body, issues);
    return redirect(itemHref(id, item), carried ? 'sittings:decision.carried' : 'sittings:decision.lost');
  }

  private async wrong(asking: Asking, id: number, item: number, body: unknown, issues: Issue[]): Promise<Page> {
    return (await this.page(asking, id, item, tidy(body))).withIssues(issues);
  }

  private async page(asking: Asking, id: number, item: number, typed?: Record<string, unknown>): Promise<Page> {
    return itemPage(asking, await roomOf(asking, await sittingToRead(asking, asking.actor, id), item), typed);
  }
}
