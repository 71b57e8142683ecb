import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { reportIssues, type DoneForm, type NoteForm, type ReportForm, type StepForm } from './focus.form.js';
import { maySolve } from './focus.policy.js';
import { note } from './focus.service.js';
import { openIssue } from './issue-access.js';
import type { IssueRow } from './issue.queries.js';

const MOST_STEPS = 30;

/** What the owner of an issue does: steps, progress, the result. */
@Injectable()
export class SolvingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async plan(actor: Actor, id: number, { text, stepDue }: StepForm): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const issue = await issueToSolve(tx, actor, id);
      if (issue.steps >= MOST_STEPS)
        return [{ field: 'text', code: 'focus:issue.steps', params: { most: MOST_STEPS } }];
      await tx.change(
        `insert into focus_steps (issue_id, position, text, due_on) values ($1, (select coalesce(max(position), 0) + 1 from focus_steps where issue_id = $1), $2, $3)`,
        [id, text, stepDue ?? null],
      );
      await this.record(tx, actor, issue, 'focus.step-planned', { text, dueOn: stepDue ?? null });
      return [];
    });
  }

  async tick(actor: Actor, id: number, stepId: number, form: DoneForm): Promise<void> {
    await this.db.tx(async (tx) => {
      const issue = await issueToSolve(tx, actor, id);
      const step = await tx.one<{ doneAt: Date | null; text: string }>(
        'select done_at as "doneAt", text from focus_steps where id = $1 and issue_id = $2 for update',
        [stepId, id],
      );
      if (!step) throw new NotFound();
      if (step.doneAt) throw new Conflict('step-done');
      await tx.change('update focus_steps set done_at = $2, done_by = $3, done_note = $4 where id = $1', [
        stepId,
        this.clock.now(),
        actor.accountId,
        form.doneNote || null,
      ]);
      await this.record(tx, actor, issue, 'focus.step-done', { step: stepId, text: step.text });
    });
  }

  async tell(actor: Actor, id: number, form: NoteForm): Promise<void> {
    await this.db.tx(async (tx) => {
      const issue = await issueToSolve(tx, actor, id);
      await note(tx, actor, id, 'progress', form.note, this.clock.now());
      await this.record(tx, actor, issue, 'focus.noted', { note: form.note });
    });
  }

  /** The result as its owner sees it, with the citizens' view where there is one; the committee confirms it in a sitting. */
  async report(actor: Actor, id: number, form: ReportForm): Promise<Issue[]> {
    const issues = reportIssues(form);
    if (issues.length > 0) return issues;
    return this.db.tx(async (tx) => {
      const issue = await issueToSolve(tx, actor, id);
      if (issue.reportedAt) throw new Conflict('issue-reported');
      await tx.change(
        `update focus_issues set report = $2, reported_by = $3, reported_at = $4, citizens_view = $5, citizens_asked = $6, citizens_satisfied = $7, revision = revision + 1 where id = $1`,
        [
          id,
          form.report,
          actor.accountId,
          this.clock.now(),
          form.citizensView,
          form.citizensAsked ?? null,
          form.citizensSatisfied ?? null,
        ],
      );
      await this.record(tx, actor, issue, 'focus.reported', { report: form.report });
      return [];
    });
  }

  private record(
    tx: Tx,
    actor: Actor,
    { id, committeeId }: IssueRow,
    act: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return recordAct(tx, {
      chain: `committee:${committeeId}`,
      act,
      account: actor.accountId,
      at: this.clock.now(),
      detail: { issue: id, ...detail },
    });
  }
}

async function issueToSolve(tx: Tx, actor: Actor, id: number): Promise<IssueRow> {
  const issue = await openIssue(tx, actor, id);
  if (!maySolve(actor, issue)) throw new Forbidden();
  return issue;
}
