import { Body, Controller, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import type { Body as Fields } from '../web/read-form.js';
import { headPage } from './head-page.js';
import { HeadRevelationsService } from './head-revelations.service.js';
import { openHeadSheet } from './head-sheet.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('approvals/:id/revelation')
@Allow('head', 'outside-approver')
export class HeadRevelationsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly revelations: HeadRevelationsService,
  ) {}

  @Post()
  async reveal(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return this.act(actor, id, body ?? {});
  }

  private async act(actor: Actor, id: number, body: Fields): Promise<Page | Redirect> {
    const issues = await this.revelations.reveal(actor, id, body);
    if (issues.length === 0) return redirect(`/approvals/${id}`, 'approvals:revealed');
    const today = this.clock.today();
    const { head } = await openHeadSheet(this.db, actor, id, today);
    if (!head) throw new NotFound();
    return (await headPage(this.db, actor, head, today, body)).withIssues(issues);
  }
}
