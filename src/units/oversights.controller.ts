import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { correctedIn } from '../corrections/corrections.queries.js';
import { historyView } from '../corrections/corrections.view.js';
import { waitingOnMany } from '../corrections/requests.queries.js';
import { isOver } from '../standing/validity.js';
import { Allow } from '../web/access.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { OVERSIGHT_CORRECTION } from './corrected/oversight.correction.js';
import { OversightForm } from './official.form.js';
import { endingOf, type Ending } from './ending.js';
import { OversightsService } from './oversights.service.js';
import { unitChoices } from './units.queries.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller()
@Allow('personnel')
export class OversightsController {
  constructor(private readonly oversights: OversightsService) {}

  @Get('posts/:id/oversights')
  async list(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id, { fromDate: asking.today });
  }

  @Post('posts/:id/oversights')
  async add(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const again = await this.page(asking, id, tidy(body));
    const form = readForm(OversightForm, body, asking.today);
    const issues = form.issues ?? (await this.oversights.add(asking.actor, id, form.value));
    return issues.length > 0
      ? again.withIssues(issues)
      : redirect(`/posts/${id}/oversights`, 'officials:oversightAdded');
  }

  @Post('oversights/:id/end')
  async end(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const ending = endingOf(id, body);
    const { postId, issues } = await this.oversights.end(asking.actor, id, ending);
    if (issues.length === 0) return redirect(`/posts/${postId}/oversights`, 'officials:oversightEnded');
    return (await this.page(asking, postId, { fromDate: asking.today }, ending)).withIssues(
      issues.map((issue) => ({ ...issue, field: ending.field })),
    );
  }

  private async page(asking: Asking, id: number, typed: TypedIn<OversightForm>, ending?: Ending): Promise<Page> {
    const post = await this.oversights.managed(asking, id);
    const day = asking.today;
    const units = (await unitChoices(asking, [post.unitPath])).slice(1);
    const listed = post.oversights.map((row) => ({ ...row, open: !isOver(row, day) }));
    const ids = post.oversights.map((row) => row.id);
    const waiting = Object.fromEntries(await waitingOnMany(asking, OVERSIGHT_CORRECTION.code, ids));
    const chain = `official:${post.officialId}`;
    const corrected = (await correctedIn(asking, OVERSIGHT_CORRECTION.code, chain)).filter(
      ({ before }) => before['postId'] === String(post.id),
    );
    const history = historyView(OVERSIGHT_CORRECTION, corrected, asking.actor.lang);
    const data = { post, listed, units, typed, today: day, ending, waiting, history };
    return page('officials/oversights', data, 'officials:oversights');
  }
}
