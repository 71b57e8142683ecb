import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../acts/asking.js';
import { REASON } from '../corrections/corrections.service.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { textOf, tidy } from '../web/read-form.js';
import { OfficialRemovalsService, seenOfRemoval } from './removals.service.js';

@Controller('officials/:id/removal')
@Allow('personnel')
export class OfficialRemovalsController {
  constructor(private readonly removals: OfficialRemovalsService) {}

  @Get()
  show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, {});
  }

  @Post()
  async remove(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.removals.remove(asking, id, body);
    if (issues.length > 0) return (await this.page(asking, id, tidy(body))).withIssues(issues);
    return redirect('/officials', 'people:removal.done');
  }

  private async page(asking: Asking, id: number, typed: Record<string, unknown>): Promise<Page> {
    const found = await this.removals.find(asking, id);
    const { name, code, account } = found.official;
    const data = {
      official: { id, name, code, login: account?.login ?? null },
      ties: found.ties,
      reason: textOf(typed, 'reason') ?? '',
      most: REASON.most,
      seen: seenOfRemoval(found),
    };
    return page('people/removal', data, 'people:removal.title', { name });
  }
}
