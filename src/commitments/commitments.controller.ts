import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  COMMITMENT,
  readCommitment,
  type CommitmentWords,
  type CommitmentMove,
} from '../evaluations/commitments.form.js';
import { CommitmentsService, movable, type Commitment } from '../evaluations/commitments.service.js';
import { Allow } from '../web/access.js';
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
  constructor(private readonly commitments: CommitmentsService) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async list(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    return sayAndDoPage(asking, query);
  }

  /** What nearly repeats another's or last year's is asked about once; made all the same, it says so. */
  @Post()
  async make(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    const today = asking.today;
    const form = readCommitment(body, today);
    if (form.issues) return (await this.ownPage(asking, typed)).withIssues(form.issues);
    const evaluation = /^\d{1,9}$/.exec(String(typed['evaluation'] ?? ''))?.[0];
    const nearlySame = await this.same(asking, form.value.text, today);
    if (nearlySame.length > 0 && typed['anyway'] !== 'yes')
      return page(
        'commitments/anyway',
        {
          ...form.value,
          evaluation,
          same: nearlySame,
          back: evaluation ? `/evaluations/${evaluation}` : `/commitments/${asking.actor.officialId}`,
        },
        'commitments:same.title',
      );
    await this.commitments.make(asking.actor, {
      ...form.value,
      evaluationId: evaluation ? Number(evaluation) : null,
      nearlySame,
    });
    return redirect(
      evaluation ? `/evaluations/${evaluation}#commitments` : `/commitments/${asking.actor.officialId}`,
      'evaluations:flash.committed',
    );
  }

  @Get(':officialId')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async person(
    @CurrentAsking() asking: Asking,
    @Param('officialId', IdPipe) officialId: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const today = asking.today;
    return personPage(asking, await openPerson(asking, asking.actor, officialId, today), query, today);
  }

  @Get(':id/move')
  async ask(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.movePage(asking, await this.commitments.find(asking.actor, id), {});
  }

  @Post(':id/move')
  async move(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.commitments.move(asking.actor, id, body);
    if (issues.length > 0)
      return this.movePage(asking, await this.commitments.find(asking.actor, id), tidy(body)).withIssues(issues);
    return redirect(`/commitments/${asking.actor.officialId}`, 'evaluations:flash.moved');
  }

  private async same(asking: Asking, text: string, today: string) {
    if (!asking.actor.unit || asking.actor.officialId === null) return [];
    return sameCommitments(asking, {
      officialId: asking.actor.officialId,
      rootPath: `/${topOf(asking.actor.unit.path)}/`,
      texts: [text],
      today,
    });
  }

  private async ownPage(asking: Asking, typed: TypedIn<CommitmentWords>): Promise<Page> {
    const today = asking.today;
    return personPage(
      asking,
      await openPerson(asking, asking.actor, asking.actor.officialId!, today),
      {},
      today,
      typed,
    );
  }

  private movePage(asking: Asking, commitment: Commitment, typed: TypedIn<CommitmentMove>): Page {
    const today = asking.today;
    return page(
      'evaluations/commitment-move',
      {
        commitment,
        typed,
        back: `/commitments/${asking.actor.officialId}`,
        can: movable(commitment, today),
        longest: COMMITMENT.reasonLongest,
      },
      'evaluations:commitments.moveTitle',
    );
  }
}
