import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { type Body as Fields, readForm, tidy } from '../../web/read-form.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Live, Page, redirect, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { NotFound } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
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
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly items: ItemsService,
    private readonly decisions: SittingDecisionsService,
  ) {}

  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ItemForm, body);
    if (form.issues)
      return (
        await sittingPage(
          this.db,
          actor,
          await sittingToRead(this.db, actor, id),
          { zone: this.clock.zone, today: this.clock.today() },
          tidy(body),
        )
      ).withIssues(form.issues);
    return redirect(itemHref(id, await this.items.add(actor, id, form.value.title)), 'sittings:item.added');
  }

  @Post('sheets')
  async addSheet(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body('evaluationId') evaluation: unknown,
  ): Promise<Redirect> {
    if (typeof evaluation !== 'string' || !/^[1-9]\d{0,8}$/.test(evaluation)) throw new NotFound();
    return redirect(itemHref(id, await this.items.addSheet(actor, id, Number(evaluation))), 'sittings:item.added');
  }

  @Get(':item')
  @Allow('committee', 'inspector')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
  ): Promise<Page> {
    return this.page(actor, id, item);
  }

  @Post(':item/discussion')
  async discuss(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    const form = readForm(DiscussionForm, body);
    if (wantsJson(request)) {
      if (form.issues) return new Live({ issues: form.issues }, {}, 422);
      const saved = await this.items.discuss(actor, id, item, form.value);
      return 'at' in saved
        ? new Live({ version: saved.version, savedAt: saved.at.toISOString() })
        : new Live(saved, {}, 422);
    }
    if (form.issues) return this.wrong(actor, id, item, body, form.issues);
    await this.items.discuss(actor, id, item, form.value);
    return redirect(itemHref(id, item), 'sittings:item.saved');
  }

  @Post(':item/withdrawals')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(WithdrawalForm, body);
    if (form.issues) return this.wrong(actor, id, item, body, form.issues);
    const issues = await orFormAgain(
      () => this.items.withdraw(actor, id, item, form.value),
      'person',
      (found) => this.wrong(actor, id, item, body, found),
    );
    if (issues instanceof Page) return issues;
    return issues.length > 0
      ? this.wrong(actor, id, item, body, issues)
      : redirect(itemHref(id, item), 'sittings:item.withdrawn');
  }

  @Post(':item/removal')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
  ): Promise<Page | Redirect> {
    const stopped = await orFormAgain(
      () => this.items.remove(actor, id, item),
      'decisions',
      (found) => this.wrong(actor, id, item, {}, found),
    );
    if (stopped instanceof Page) return stopped;
    return redirect(`/sittings/${id}`, 'sittings:item.removed');
  }

  @Post(':item/resolutions')
  async resolve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return this.decided(actor, id, item, body, 'text', () => this.decisions.resolve(actor, id, item, body ?? {}));
  }

  @Post(':item/entries')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('item', IdPipe) item: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return this.decided(actor, id, item, body, 'reason', () =>
      this.decisions.changeEntries(actor, id, item, body ?? {}),
    );
  }

  private async decided(
    actor: Actor,
    id: number,
    item: number,
    body: unknown,
    field: string,
    decide: () => Promise<Decided>,
  ): Promise<Page | Redirect> {
    const decided = await orFormAgain(decide, field, (found) => this.wrong(actor, id, item, body, found));
    if (decided instanceof Page) return decided;
    const { issues, carried } = decided;
    if (issues) return this.wrong(actor, id, item, body, issues);
    return redirect(itemHref(id, item), carried ? 'sittings:decision.carried' : 'sittings:decision.lost');
  }

  private async wrong(actor: Actor, id: number, item: number, body: unknown, issues: Issue[]): Promise<Page> {
    return (await this.page(actor, id, item, tidy(body))).withIssues(issues);
  }

  private async page(actor: Actor, id: number, item: number, typed?: Record<string, unknown>): Promise<Page> {
    return itemPage(this.db, actor, await roomOf(this.db, await sittingToRead(this.db, actor, id), item), typed);
  }
}
