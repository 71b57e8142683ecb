import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import type { Issue } from '../web/issues.js';
import { pageNumber, paged } from '../web/paging.js';
import { readForm, tidy } from '../web/read-form.js';
import { IssueForm, IssueMoveForm, OwnerForm, ReturnForm } from './focus.form.js';
import { focusPaths, mayChoose } from './focus.policy.js';
import { FocusService } from './focus.service.js';
import { issueToRead } from './issue-access.js';
import { issueLine, issuePage, newIssuePage } from './issue.view.js';
import { issuesOf } from './issue.queries.js';

const A_PAGE = 20;

/** Issues the committee follows until they are settled. */
@Controller('focus')
@Allow('committee')
export class FocusController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly focus: FocusService,
  ) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector')
  async list(
    @CurrentActor() actor: Actor,
    @Query('state') state: unknown,
    @Query('page') asked: unknown,
  ): Promise<Page> {
    const open = state !== 'concluded';
    const number = pageNumber(asked);
    const rows = await issuesOf(
      this.db,
      { paths: focusPaths(actor), ownerId: actor.officialId, open },
      A_PAGE,
      (number - 1) * A_PAGE,
    );
    const today = this.clock.today();
    return page(
      'focus/list',
      {
        open,
        issues: rows.map((row) => issueLine(row, today)),
        chooses: actor.committees.some(({ committeeId }) => mayChoose(actor, committeeId)),
        pages: paged('/focus', open ? {} : { state: 'concluded' }, number, A_PAGE, rows[0]?.total ?? 0),
      },
      'focus:list.title',
    );
  }

  @Get('new')
  async form(@CurrentActor() actor: Actor, @Query('committee') committee: unknown): Promise<Page> {
    return newIssuePage(this.db, actor, committee, this.clock.today());
  }

  @Post()
  async choose(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    const form = readForm(IssueForm, body);
    const again = async (issues: Issue[]) =>
      (await newIssuePage(this.db, actor, typed['committee'] ?? 0, this.clock.today(), typed)).withIssues(issues);
    if (form.issues) return again(form.issues);
    const result = await this.focus.choose(actor, form.value);
    return 'issues' in result ? again(result.issues) : redirect(`/focus/${result.id}`, 'focus:chosen');
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return issuePage(this.db, actor, await issueToRead(this.db, actor, id), this.clock.today());
  }

  @Post(':id/due-day')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(IssueMoveForm, body);
    return this.answer(
      actor,
      id,
      body,
      form.issues ?? (await this.focus.move(actor, id, form.value, body)),
      'focus:moved',
    );
  }

  @Post(':id/owner')
  async hand(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OwnerForm, body);
    return this.answer(
      actor,
      id,
      body,
      form.issues ?? (await this.focus.hand(actor, id, form.value, body)),
      'focus:handed',
    );
  }

  @Post(':id/return')
  async sendBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ReturnForm, body);
    if (!form.issues) await this.focus.sendBack(actor, id, form.value);
    return this.answer(actor, id, body, form.issues ?? [], 'focus:returned');
  }

  private async answer(
    actor: Actor,
    id: number,
    body: unknown,
    issues: Issue[],
    flash: string,
  ): Promise<Page | Redirect> {
    if (issues.length === 0) return redirect(`/focus/${id}`, flash);
    return (
      await issuePage(this.db, actor, await issueToRead(this.db, actor, id), this.clock.today(), tidy(body))
    ).withIssues(issues);
  }
}
