import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import type { Issue } from '../web/issues.js';
import { pageNumber, paged } from '../web/paging.js';
import { readForm, tidy } from '../web/read-form.js';
import { IssueForm, IssueMoveForm, OwnerForm, ReturnForm } from './focus.form.js';
import { focusPaths, mayChoose } from './focus.policy.js';
import { FocusService } from './focus.service.js';
import { issueToRead } from './issue-access.js';
import { answered, issueLine, issuePage, newIssuePage } from './issue.view.js';
import { issuesOf } from './issue.queries.js';

const A_PAGE = 20;

/** Issues the committee follows until they are settled. */
@Controller('focus')
@Allow('committee')
export class FocusController {
  constructor(private readonly focus: FocusService) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector')
  async list(
    @CurrentAsking() asking: Asking,
    @Query('state') state: unknown,
    @Query('page') asked: unknown,
  ): Promise<Page> {
    const open = state !== 'concluded';
    const number = pageNumber(asked);
    const rows = await issuesOf(
      asking,
      { paths: focusPaths(asking.actor), ownerId: asking.actor.officialId, open },
      A_PAGE,
      (number - 1) * A_PAGE,
    );
    const today = asking.today;
    return page(
      'focus/list',
      {
        open,
        issues: rows.map((row) => issueLine(row, today)),
        chooses: asking.actor.committees.some(({ committeeId }) => mayChoose(asking.actor, committeeId)),
        pages: paged('/focus', open ? {} : { state: 'concluded' }, number, A_PAGE, rows[0]?.total ?? 0),
      },
      'focus:list.title',
    );
  }

  @Get('new')
  async form(@CurrentAsking() asking: Asking, @Query('committee') committee: unknown): Promise<Page> {
    return newIssuePage(asking, committee);
  }

  @Post()
  async choose(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const typed = tidy(body);
    const form = readForm(IssueForm, body, asking.today);
    const again = async (issues: Issue[]) =>
      (await newIssuePage(asking, typed['committee'] ?? 0, typed)).withIssues(issues);
    if (form.issues) return again(form.issues);
    const result = await this.focus.choose(asking.actor, form.value);
    return 'issues' in result ? again(result.issues) : redirect(`/focus/${result.id}`, 'focus:chosen');
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return issuePage(asking, await issueToRead(asking, asking.actor, id));
  }

  @Post(':id/due-day')
  async move(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(IssueMoveForm, body, asking.today);
    return answered(
      asking,
      id,
      body,
      form.issues ?? (await this.focus.move(asking.actor, id, form.value, body)),
      'focus:moved',
    );
  }

  @Post(':id/owner')
  async hand(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(OwnerForm, body);
    return answered(
      asking,
      id,
      body,
      form.issues ?? (await this.focus.hand(asking.actor, id, form.value, body)),
      'focus:handed',
    );
  }

  @Post(':id/return')
  async sendBack(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(ReturnForm, body);
    if (!form.issues) await this.focus.sendBack(asking.actor, id, form.value);
    return answered(asking, id, body, form.issues ?? [], 'focus:returned');
  }
}
