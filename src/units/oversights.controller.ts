import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, Redirect, redirect, type Page } from '../web/answers.js';
import { readForm, tidy } from '../web/read-form.js';
import { EndForm, OversightForm } from './official.form.js';
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
  async add(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number, @Body() body: unknown): Promise<Page | Redirect> {
    const again = await this.page(actor, id, tidy(body));
    const form = readForm(OversightForm, body);
    const issues = form.issues ?? (await this.oversights.add(actor, id, form.value));
    return issues.length > 0 ? again.withIssues(issues) : redirect(`/posts/${id}/oversights`, 'officials:oversightAdded');
  }

  @Post('oversights/:id/end')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number, @Body() body: unknown): Promise<Redirect> {
    const form = readForm(EndForm, body);
    const { postId, issues } = await this.oversights.end(actor, id, form.value?.day);
    const to = `/posts/${postId}/oversights`;
    return issues.length > 0 ? new Redirect(to, { kind: 'error', key: issues[0]!.code }) : redirect(to, 'officials:oversightEnded');
  }

  private async page(actor: Actor, id: number, typed: object): Promise<Page> {
    const post = await this.oversights.managed(this.db, actor, id);
    const day = this.clock.today();
    const units = (await unitChoices(this.db, [post.unitPath])).slice(1);
    const listed = post.oversights.map((row) => ({ ...row, open: !row.toDate || row.toDate >= day }));
    return page('officials/oversights', { post, listed, units, typed, today: day }, 'officials:oversights');
  }
}
