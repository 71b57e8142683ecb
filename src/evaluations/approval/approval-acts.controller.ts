import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../web/access.js';
import { page, redirect, Redirect, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { approvalQueue, nextReady } from './approval-queue.js';
import { ApprovalsService } from './approvals.service.js';
import type { Body as Fields } from '../../web/read-form.js';
import { blockerIssues, headPage } from './head-page.js';
import { openHeadEvaluation, type HeadEvaluation } from './head-evaluation.js';
import { figuresSeen } from '../measured.js';
import { entriesRead, headLive } from './head-evaluation.view.js';
import { IdPipe } from '../../web/id.pipe.js';

@Controller('approvals/:id/approval')
@Allow('head', 'outside-approver')
export class ApprovalActsController {
  constructor(private readonly approvals: ApprovalsService) {}

  /** What is about to be approved, whole, before the button that does it. */
  @Get()
  async summary(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page | Redirect> {
    const { head } = await openHeadEvaluation(asking, id);
    if (!head || head.blockers.length > 0) return new Redirect(`/approvals/${id}`);
    return summaryPage(head);
  }

  @Post()
  async approve(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    if (body?.['confirm'] !== 'yes') return this.prepare(asking, id, body ?? {});
    const queue = await approvalQueue(asking, asking.actor, asking.today);
    const result = await this.approvals.approve(asking.actor, id, body);
    if ('moved' in result) return figuresMovedAt(id);
    if (result.blockers) return this.again(asking, id);
    const next = nextReady(queue, id);
    const flash = next ? 'approvals:approvedNext' : 'approvals:approvedLast';
    return redirect(next ? `/approvals/${next.id}` : '/approvals', flash, { name: result.name, next: next?.name });
  }

  /** The form's own button: saves what was typed, then shows the summary, or what still stands in the way. */
  private async prepare(asking: Asking, id: number, body: Fields): Promise<Page | Redirect> {
    const { head, issues } = await this.approvals.prepare(asking.actor, id, body);
    const all = [...issues, ...blockerIssues(head.blockers)];
    if (all.length === 0) return new Redirect(`/approvals/${id}/approval`);
    return (await headPage(asking, head, body)).withIssues(all);
  }

  private async again(asking: Asking, id: number): Promise<Page> {
    const { head } = await openHeadEvaluation(asking, id);
    if (!head) throw new NotFound();
    return (await headPage(asking, head)).withIssues(blockerIssues(head.blockers));
  }
}

/** The approver sees the new figure before they approve it. */
function figuresMovedAt(id: number): Redirect {
  return new Redirect(`/approvals/${id}`, { kind: 'warning', key: 'approvals:flash.figures-changed' });
}

function summaryPage(head: HeadEvaluation): Page {
  const { evaluation, stated, scored, self, notes } = head;
  const own = entriesRead(head, stated);
  const theirs = self && entriesRead(head, self);
  const data = {
    id: evaluation.id,
    version: evaluation.revision,
    figures: figuresSeen(evaluation.figures),
    name: evaluation.officialName,
    unitName: evaluation.unitName,
    month: evaluation.month,
    live: headLive(head),
    blind: head.blind,
    reason: notes[''] ?? '',
    lines: evaluation.content.criteria.map((criterion, place) => ({
      number: place + 1,
      text: criterion.text,
      max: criterion.max,
      self: theirs?.[place] ?? null,
      own: own[place],
      points: scored.lines[place]!.points,
      note: notes[criterion.code] ?? '',
    })),
  };
  return page('approvals/summary', data, 'approvals:summary.title', { name: evaluation.officialName });
}
