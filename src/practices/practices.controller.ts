import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../web/access.js';
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
  constructor(private readonly practices: PracticesService) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async list(@CurrentAsking() asking: Asking, @Query('page') asked: unknown): Promise<Page> {
    const number = pageNumber(asked);
    const rows = await practicesOf(asking, readTops(asking.actor), A_PAGE, (number - 1) * A_PAGE);
    return page(
      'practices/list',
      {
        practices: rows.map((row) => ({
          ...row,
          href: `/practices/${row.id}`,
          state: practiceState(row),
          moved: movedWord(row, row),
        })),
        writes: asking.actor.heads.length > 0 || asking.actor.roles.some(({ role }) => role === 'personnel'),
        pages: paged('/practices', {}, number, A_PAGE, rows[0]?.total ?? 0),
      },
      'practices:list.title',
    );
  }

  @Get('new')
  async form(@CurrentAsking() asking: Asking): Promise<Page> {
    return practiceForm(asking, null);
  }

  @Post()
  async register(@CurrentAsking() asking: Asking, @Body() body: unknown): Promise<Page | Redirect> {
    const form = readForm(PracticeForm, body, asking.today);
    const result = form.issues ? { issues: form.issues } : await this.practices.register(asking.actor, form.value);
    if ('issues' in result) return (await practiceForm(asking, null, tidy(body))).withIssues(result.issues);
    return redirect(`/practices/${result.id}`, 'practices:registered');
  }

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return practicePage(asking, await practiceToRead(asking, asking.actor, id));
  }

  @Get(':id/edit')
  async edit(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    const practice = await practiceToRead(asking, asking.actor, id);
    if (!mayWriteFor(asking.actor, practice.unitPath)) throw new Forbidden();
    return practiceForm(asking, practice);
  }

  @Post(':id')
  async change(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const practice = await practiceToRead(asking, asking.actor, id);
    if (!mayWriteFor(asking.actor, practice.unitPath)) throw new Forbidden();
    const form = readForm(PracticeForm, { ...tidy(body), unit: String(practice.unitId) }, asking.today);
    const issues = form.issues ?? (await this.practices.change(asking.actor, id, form.value, body));
    if (issues.length > 0) return (await practiceForm(asking, practice, tidy(body))).withIssues(issues);
    return redirect(`/practices/${id}`, 'practices:changed');
  }

  @Post(':id/end')
  async end(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const form = readForm(PracticeEndForm, body);
    if (form.issues)
      return (await practicePage(asking, await practiceToRead(asking, asking.actor, id), tidy(body))).withIssues(
        form.issues,
      );
    await this.practices.end(asking.actor, id, form.value);
    return redirect(`/practices/${id}`, 'practices:ended');
  }
}
