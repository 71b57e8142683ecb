import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { textsOf } from '../../web/read-form.js';
import { LinesService } from './lines.service.js';
import { MarksService } from './marks.service.js';
import { ReturnedWorkService } from './returned-work.service.js';
import { WorkPagesService } from './work-pages.service.js';
import { WORK_GIVERS, WORK_READERS } from './work-readers.js';

/** One piece of work: changed, taken away, given back, given on, marked. */
@Controller('legal/work/lines/:id')
export class LinesController {
  constructor(
    private readonly pages: WorkPagesService,
    private readonly lines: LinesService,
    private readonly returned: ReturnedWorkService,
    private readonly marks: MarksService,
  ) {}

  @Get()
  @Allow(...WORK_READERS)
  show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.pages.line(asking, id);
  }

  @Post()
  @Allow(...WORK_GIVERS)
  async change(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.answer(asking, id, body, await this.lines.change(asking.actor, id, body), 'work:flash.changed');
  }

  @Post('removal')
  @Allow(...WORK_GIVERS)
  async remove(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { legalFormId, issues } = await this.lines.remove(asking.actor, id, body);
    return issues.length > 0
      ? this.answer(asking, id, body, issues, '')
      : redirect(`/legal/forms/${legalFormId}/work`, 'work:flash.removed');
  }

  @Post('return')
  @Allow(...WORK_GIVERS)
  async giveBack(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.answer(asking, id, body, await this.returned.giveBack(asking.actor, id, body), 'work:flash.givenBack');
  }

  @Post('receivers')
  @Allow(...WORK_GIVERS)
  async giveOn(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.answer(asking, id, body, await this.returned.giveOn(asking.actor, id, body), 'work:flash.givenOn');
  }

  @Post('marks')
  @Allow(...WORK_GIVERS)
  async mark(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    return this.answer(asking, id, body, await this.marks.mark(asking.actor, id, body), 'work:flash.marked');
  }

  private async answer(
    asking: Asking,
    id: number,
    body: unknown,
    issues: Issue[],
    done: string,
  ): Promise<Page | Redirect> {
    if (issues.length > 0) return (await this.pages.line(asking, id, textsOf(body))).withIssues(issues);
    return redirect(`/legal/work/lines/${id}`, done);
  }
}
