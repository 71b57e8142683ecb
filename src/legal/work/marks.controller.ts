import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { textsOf } from '../../web/read-form.js';
import { MarksService } from './marks.service.js';
import { WorkPagesService } from './work-pages.service.js';
import { WORK_GIVERS } from './work-readers.js';

@Controller('legal/work/marks/:id')
@Allow(...WORK_GIVERS)
export class MarksController {
  constructor(
    private readonly pages: WorkPagesService,
    private readonly marks: MarksService,
  ) {}

  @Post('waiver')
  async waive(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { lineId, issues } = await this.marks.waive(asking.actor, id, body);
    if (issues.length > 0)
      return (await this.pages.line(asking, lineId, named(body, 'waiverReason', id))).withIssues(issues);
    return redirect(`/legal/work/lines/${lineId}`, 'work:flash.waived');
  }

  @Post('removal')
  async remove(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { lineId, issues } = await this.marks.remove(asking.actor, id, body);
    if (issues.length > 0)
      return (await this.pages.line(asking, lineId, named(body, 'removalReason', id))).withIssues(issues);
    return redirect(`/legal/work/lines/${lineId}`, 'work:flash.markRemoved');
  }
}

function named(body: unknown, field: string, id: number): Record<string, string> {
  return { [`${field}-${id}`]: textsOf(body)[field] ?? '' };
}
