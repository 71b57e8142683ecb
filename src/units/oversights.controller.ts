import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { isOver } from '../standing/validity.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { OversightForm } from './official.form.js';
import { endingOf, type Ending } from './ending.js';
import { OversightsService } from './oversights.service.js';
import { unitChoices } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller()
@Allow('personnel')
export class OversightsController {
  constructor(
    private readonly oversights: OversightsService,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  @Get('posts/:id/oversights')
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(actor, id, { fromDate: this.clock.today() });
  }

  @Post('posts/:id/oversights')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const again = await this.page(actor, id, tidy(body));
    const form = readForm(OversightForm, body);
    const issues = form.issues ?? (await this.oversights.add(actor, id, form.value));
    return issues.length > 0
      ? again.withIssues(issues)
      : redirect(`/posts/${id}/oversights`, 'officials:oversightAdded');
  }

  @Post('oversights/:id/end')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const ending = endingOf(id, body);
    const { postId, issues } = await this.oversights.end(actor, id, ending.day);
    if (issues.length === 0) return redirect(`/posts/${postId}/oversights`, 'officials:oversightEnded');
    return (await this.page(actor, postId, { fromDate: this.clock.today() }, ending)).withIssues(
      issues.map((issue) => ({ ...issue, field: ending.field })),
    );
  }

  private async page(actor: Actor, id: number, typed: TypedIn<OversightForm>, ending?: Ending): Promise<Page> {
    const post = await this.oversights.managed(this.db, actor, id);
    const day = this.clock.today();
    const units = (await unitChoices(this.db, [post.unitPath])).slice(1);
    const listed = post.oversights.map((row) => ({ ...row, open: !isOver(row, day) }));
    return page('officials/oversights', { post, listed, units, typed, today: day, ending }, 'officials:oversights');
  }
}
