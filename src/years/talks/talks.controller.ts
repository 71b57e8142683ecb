import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow } from '../../web/access.js';
import { redirect, type Page, type Redirect } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { tidy } from '../../web/read-form.js';
import { form02Page } from '../forms02/form02-page.js';
import { openYearRecord } from '../year-record-access.js';
import { TalksService } from './talks.service.js';

@Controller('years/records/:id/talk')
@Allow('official', 'head', 'outside-approver')
export class TalksController {
  constructor(private readonly talks: TalksService) {}

  @Post()
  async record(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const issues = await this.talks.record(asking.actor, id, body);
    if (issues.length === 0) return redirect(`/years/records/${id}#talk`, 'years:talk.recorded');
    const opened = await openYearRecord(asking, asking.actor, id, asking.today);
    return (await form02Page(asking, opened, {}, tidy(body))).withIssues(issues);
  }
}
