import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import type { Body as Fields } from '../../web/read-form.js';
import { headPage } from './head-page.js';
import { HeadRevelationsService } from './head-revelations.service.js';
import { openHeadEvaluation } from './head-evaluation.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('approvals/:id/revelation')
@Allow('head', 'outside-approver')
export class HeadRevelationsController {
  constructor(private readonly revelations: HeadRevelationsService) {}

  @Post()
  async reveal(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    return this.act(asking, id, body ?? {});
  }

  private async act(asking: Asking, id: number, body: Fields): Promise<Page | Redirect> {
    const issues = await this.revelations.reveal(asking.actor, id, body);
    if (issues.length === 0) return redirect(`/approvals/${id}`, 'approvals:revealed');
    const { head } = await openHeadEvaluation(asking, id);
    if (!head) throw new NotFound();
    return (await headPage(asking, head, body)).withIssues(issues);
  }
}
