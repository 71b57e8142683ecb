import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import {
  COMMITMENT,
  readCommitment,
  type CommitmentWords,
  type CommitmentMove,
} from '../evaluations/commitments.form.js';
import { CommitmentsService, movable, type Commitment } from '../evaluations/commitments.service.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy, type TypedIn } from '../web/read-form.js';
import { topOf } from './agency.js';
import { personPage } from './person.page.js';
import { openPerson } from './person-access.js';
import { sameCommitments } from './same.js';
import { sayAndDoPage } from './say-and-do.page.js';

/** Say and do: the agency's page, a person's page, a new commitment and its one postponement. */
@Controller('commitments')
@Allow('official')
export class CommitmentsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly commitments: CommitmentsService,
  ) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async list(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<Page> {
    return sayAndDoPage(this.db, actor, query, this.clock.today());
  }

  /** What nearly repeats another's or last year's is asked about once; made all the same, it says so. */
  @Post()
  async make(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    const today = this.clock.today();
    const form = readCommitment(body, today);
    if (form.issues) return (await this.ownPage(actor, typed)).withIssues(form.issues);
    const sheet = /^\d{1,9}$/.exec(String(typed['evaluation'] ?? ''))?.[0];
    const nearlySame = await this.same(actor, form.value.text, today);
    if (nearlySame.length > 0 && typed['anyway'] !== 'yes')
      return page(
        'commitments/anyway',
        {
          ...form.value,
          sheet,
          same: nearlySame,
          back: sheet ? `/evaluations/${sheet}` : `/commitments/${actor.officialId}`,
        },
        'commitments:same.title',
      );
    await this.commitments.make(actor, { ...form.value, sheetId: sheet ? Number(sheet) : null, nearlySame });
    return redirect(
      sheet ? `/evaluations/${sheet}#commitments` : `/commitments/${actor.officialId}`,
      'evaluations:flash.committed',
    );
  }

  @Get(':officialId')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async person(
    @CurrentActor() actor: Actor,
    @Param('officialId', IdPipe) officialId: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const today = this.clock.today();
    return personPage(this.db, await openPerson(this.db, actor, officialId, today), query, today);
  }

  @Get(':id/move')
  async ask(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.movePage(actor, await this.commitments.find(actor, id), {});
  }

  @Post(':id/move')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.commitments.move(actor, id, body);
    if (issues.length > 0)
      return this.movePage(actor, await this.commitments.find(actor, id), tidy(body)).withIssues(issues);
    return redirect(`/commitments/${actor.officialId}`, 'evaluations:flash.moved');
  }

  private async same(actor: Actor, text: string, today: string) {
    if (!actor.unit || actor.officialId === null) return [];
    return sameCommitments(this.db, {
      officialId: actor.officialId,
      rootPath: `/${topOf(actor.unit.path)}/`,
      texts: [text],
      today,
    });
  }

  private async ownPage(actor: Actor, typed: TypedIn<CommitmentWords>): Promise<Page> {
    const today = this.clock.today();
    return personPage(this.db, await openPerson(this.db, actor, actor.officialId!, today), {}, today, typed);
  }

  private movePage(actor: Actor, commitment: Commitment, typed: TypedIn<CommitmentMove>): Page {
    const today = this.clock.today();
    return page(
      'evaluations/commitment-move',
      {
        commitment,
        typed,
        back: `/commitments/${actor.officialId}`,
        can: movable(commitment, today),
        longest: COMMITMENT.reasonLongest,
      },
      'evaluations:commitments.moveTitle',
    );
  }
}
