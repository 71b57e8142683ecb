import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import { conflictOf } from './approval-conflict.js';
import { typedText } from './head-evaluation.view.js';
import type { Body as Fields } from '../../web/read-form.js';
import { openHeadEvaluation } from './head-evaluation.js';
import { ReturnsService } from './returns.service.js';
import { RETURN_BOUNDS } from './return.form.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('approvals/:id/return')
@Allow('head', 'outside-approver')
export class ReturnsController {
  constructor(private readonly returns: ReturnsService) {}

  @Get()
  async form(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.show(asking, id, {});
  }

  @Post()
  async giveBack(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.returns.giveBack(asking.actor, id, body ?? {});
    if (issues.length > 0) return (await this.show(asking, id, body)).withIssues(issues);
    return redirect('/approvals', 'approvals:return.done');
  }

  private async show(asking: Asking, id: number, typed: Fields): Promise<Page> {
    const { opened } = await openHeadEvaluation(asking, id);
    const { evaluation } = opened;
    if (evaluation.status !== 'submitted') throw await conflictOf(asking, evaluation, asking.zone);
    const data = {
      id,
      name: evaluation.officialName,
      unitName: evaluation.unitName,
      month: evaluation.month,
      ...RETURN_BOUNDS,
      reason: { id: 'reason', value: typedText(typed, 'reason') ?? '', rows: 4, maxlength: RETURN_BOUNDS.most },
      lines: evaluation.content.criteria.map(({ code, text }, place) => ({
        number: place + 1,
        text,
        field: {
          id: `because.${code}`,
          value: typedText(typed, `because.${code}`) ?? '',
          rows: 2,
          maxlength: RETURN_BOUNDS.criterion,
        },
      })),
    };
    return page('approvals/return', data, 'approvals:return.title', { name: evaluation.officialName });
  }
}
