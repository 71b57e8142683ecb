import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, type Page, type Redirect } from '../../web/answers.js';
import type { Body as Fields } from '../../web/read-form.js';
import { COMMENT, HeadCommentsService } from './head-comments.service.js';
import { typedText } from './head-evaluation.view.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('approvals/:id/comments')
@Allow('head')
export class HeadCommentsController {
  constructor(private readonly comments: HeadCommentsService) {}

  @Get()
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.form(asking, id, {});
  }

  @Post()
  async add(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.comments.add(asking.actor, id, body ?? {});
    if (issues.length > 0) return (await this.form(asking, id, body)).withIssues(issues);
    return redirect('/approvals', 'approvals:comment.done');
  }

  private async form(asking: Asking, id: number, typed: Fields): Promise<Page> {
    const evaluation = await this.comments.open(asking.actor, id);
    const data = {
      id,
      name: evaluation.officialName,
      unitName: evaluation.unitName,
      month: evaluation.month,
      own: await this.comments.own(asking, id),
      text: { id: 'text', value: typedText(typed, 'text') ?? '', rows: 4, maxlength: COMMENT.most },
    };
    return page('approvals/comment', data, 'approvals:comment.title', { name: evaluation.officialName });
  }
}
