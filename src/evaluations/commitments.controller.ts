import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { addDays } from '../periods/working-days.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { tidy } from '../web/read-form.js';
import { COMMITMENT, furthestDay, readCommitment } from './commitments.form.js';
import { CommitmentsService, commitmentsOf, movable, type Commitment } from './commitments.service.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('commitments')
@Allow('official')
export class CommitmentsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly commitments: CommitmentsService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    return this.page(actor, {});
  }

  @Post()
  async make(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const form = readCommitment(body, this.clock.today());
    const sheet = /^\d{1,9}$/.exec(String(tidy(body)['evaluation'] ?? ''))?.[0];
    if (form.issues) return (await this.page(actor, tidy(body))).withIssues(form.issues);
    await this.commitments.make(actor, form.value.text, form.value.dueOn, sheet ? Number(sheet) : null);
    return redirect(sheet ? `/evaluations/${sheet}#commitments` : '/commitments', 'evaluations:flash.committed');
  }

  @Get(':id/move')
  async ask(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.movePage(await this.commitments.find(actor, id), {});
  }

  @Post(':id/move')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.commitments.move(actor, id, body);
    if (issues.length > 0) return this.movePage(await this.commitments.find(actor, id), tidy(body)).withIssues(issues);
    return redirect('/commitments', 'evaluations:flash.moved');
  }

  private async page(actor: Actor, typed: Record<string, unknown>): Promise<Page> {
    const today = this.clock.today();
    const list = (await commitmentsOf(this.db, actor.officialId!)).map((each) => ({
      ...each,
      state: stateOf(each, today),
      movable: movable(each, today),
      moved: each.dueOn !== each.firstDueOn,
    }));
    return page(
      'evaluations/commitments',
      {
        list,
        typed,
        longest: COMMITMENT.longest,
        first: addDays(today, 1),
        last: furthestDay(today),
        count: list.length,
      },
      'evaluations:commitments.title',
    );
  }

  private movePage(commitment: Commitment, typed: Record<string, unknown>): Page {
    const today = this.clock.today();
    return page(
      'evaluations/commitment-move',
      {
        commitment,
        typed,
        can: movable(commitment, today),
        first: addDays(commitment.dueOn, 1),
        last: furthestDay(today),
        longest: COMMITMENT.reasonLongest,
      },
      'evaluations:commitments.moveTitle',
    );
  }
}

/** The head's word counts; before it the person's own; before that the calendar. */
function stateOf(commitment: Commitment, today: string): 'kept' | 'broken' | 'waiting' | 'open' | 'late' {
  const kept = commitment.headKept ?? commitment.selfKept;
  if (kept !== null) return kept ? 'kept' : 'broken';
  if (commitment.dueOn.slice(0, 7) === today.slice(0, 7)) return 'waiting';
  return commitment.dueOn < today ? 'late' : 'open';
}
