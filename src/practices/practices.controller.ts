import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { Forbidden } from '../web/errors.js';
import { IdPipe } from '../web/id.pipe.js';
import { pageNumber, paged } from '../web/paging.js';
import { readForm, tidy } from '../web/read-form.js';
import { practiceToRead } from './practice-access.js';
import { PracticeEndForm, PracticeForm } from './practice.form.js';
import { mayWriteFor, readTops } from './practice.policy.js';
import { practicesOf } from './practice.queries.js';
import { movedWord, practiceForm, practicePage, practiceState } from './practice.view.js';
import { PracticesService } from './practices.service.js';

const A_PAGE = 20;

/** The agency's register of practices worth taking up. */
@Controller('practices')
@Allow('head', 'personnel')
export class PracticesController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly practices: PracticesService,
  ) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async list(@CurrentActor() actor: Actor, @Query('page') asked: unknown): Promise<Page> {
    const number = pageNumber(asked);
    const rows = await practicesOf(this.db, readTops(actor), A_PAGE, (number - 1) * A_PAGE);
    return page(
      'practices/list',
      {
        practices: rows.map((row) => ({
          ...row,
          href: `/practices/${row.id}`,
          state: practiceState(row),
          moved: movedWord(row, row),
        })),
        writes: actor.heads.length > 0 || actor.roles.some(({ role }) => role === 'personnel'),
        pages: paged('/practices', {}, number, A_PAGE, rows[0]?.total ?? 0),
      },
      'practices:list.title',
    );
  }

  @Get('new')
  async form(@CurrentActor() actor: Actor): Promise<Page> {
    return practiceForm(this.db, actor, null, this.clock.today());
  }

  @Post()
  async register(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<Page | Redirect> {
    const form = readForm(PracticeForm, body);
    const result = form.issues ? { issues: form.issues } : await this.practices.register(actor, form.value);
    if ('issues' in result)
      return (await practiceForm(this.db, actor, null, this.clock.today(), tidy(body))).withIssues(result.issues);
    return redirect(`/practices/${result.id}`, 'practices:registered');
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return practicePage(this.db, actor, await practiceToRead(this.db, actor, id), this.clock.today());
  }

  @Get(':id/edit')
  async edit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    const practice = await practiceToRead(this.db, actor, id);
    if (!mayWriteFor(actor, practice.unitPath)) throw new Forbidden();
    return practiceForm(this.db, actor, practice, this.clock.today());
  }

  @Post(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const practice = await practiceToRead(this.db, actor, id);
    if (!mayWriteFor(actor, practice.unitPath)) throw new Forbidden();
    const form = readForm(PracticeForm, { ...tidy(body), unit: String(practice.unitId) });
    const issues = form.issues ?? (await this.practices.change(actor, id, form.value, body));
    if (issues.length > 0)
      return (await practiceForm(this.db, actor, practice, this.clock.today(), tidy(body))).withIssues(issues);
    return redirect(`/practices/${id}`, 'practices:changed');
  }

  @Post(':id/end')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(PracticeEndForm, body);
    if (form.issues)
      return (
        await practicePage(this.db, actor, await practiceToRead(this.db, actor, id), this.clock.today(), tidy(body))
      ).withIssues(form.issues);
    await this.practices.end(actor, id, form.value);
    return redirect(`/practices/${id}`, 'practices:ended');
  }
}
