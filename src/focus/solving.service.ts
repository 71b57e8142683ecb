import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { reportIssues, type DoneForm, type NoteForm, type ReportForm, type StepForm } from './focus.form.js';
import { maySolve } from './focus.policy.js';
import { note } from './focus.service.js';
import { openIssue } from './issue-access.js';
import type { IssueRow } from './issue.queries.js';
import { FocusStep } from './focus-step.entity.js';
import { FocusIssue } from './focus-issue.entity.js';
import { sql } from '../database/entity-sql.js';

const MOST_STEPS = 30;

/** What the owner of an issue does: steps, progress, the result. */
@Injectable()
export class SolvingService {
  constructor(private readonly acts: Acts) {}

  async plan(actor: Actor, id: number, { text, stepDue }: StepForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const issue = await issueToSolve(act, id);
      if (issue.steps >= MOST_STEPS)
        return [{ field: 'text', code: 'focus:issue.steps', params: { most: MOST_STEPS } }];
      await act.change(
        `insert into focus_steps (issue_id, position, text, due_on) values ($1, (select coalesce(max(position), 0) + 1 from focus_steps where issue_id = $1), $2, $3)`,
        [id, text, stepDue ?? null],
      );
      await this.record(act, issue, 'focus.step-planned', { text, dueOn: stepDue ?? null });
      return [];
    });
  }

  async tick(actor: Actor, id: number, stepId: number, form: DoneForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const issue = await issueToSolve(act, id);
      const step = await act.one<{ doneAt: Date | null; text: string }>(
        'select done_at as "doneAt", text from focus_steps where id = $1 and issue_id = $2 for update',
        [stepId, id],
      );
      if (!step) throw new NotFound();
      if (step.doneAt) throw new Conflict('step-done');
      await act.update(
        FocusStep,
        { id: stepId },
        { doneAt: act.at, doneBy: actor.accountId, doneNote: form.doneNote || null },
      );
      await this.record(act, issue, 'focus.step-done', { step: stepId, text: step.text });
    });
  }

  async tell(actor: Actor, id: number, form: NoteForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const issue = await issueToSolve(act, id);
      await note(act, id, 'progress', form.note, act.at);
      await this.record(act, issue, 'focus.noted', { note: form.note });
    });
  }

  /** The result as its owner sees it, with the citizens' view where there is one; the committee confirms it in a sitting. */
  async report(actor: Actor, id: number, form: ReportForm): Promise<Issue[]> {
    const issues = reportIssues(form);
    if (issues.length > 0) return issues;
    return this.acts.perform(actor, async (act) => {
      const issue = await issueToSolve(act, id);
      if (issue.reportedAt) throw new Conflict('issue-reported');
      await act.update(
        FocusIssue,
        { id },
        {
          report: form.report,
          reportedBy: actor.accountId,
          reportedAt: act.at,
          citizensView: form.citizensView,
          citizensAsked: form.citizensAsked ?? null,
          citizensSatisfied: form.citizensSatisfied ?? null,
          revision: sql('revision + 1'),
        },
      );
      await this.record(act, issue, 'focus.reported', { report: form.report });
      return [];
    });
  }

  private record(
    act: Act,
    { id, committeeId }: IssueRow,
    code: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return act.record(`committee:${committeeId}`, code, { issue: id, ...detail });
  }
}

async function issueToSolve(act: Act, id: number): Promise<IssueRow> {
  const issue = await openIssue(act, act.actor, id);
  if (!maySolve(act.actor, issue)) throw new Forbidden();
  return issue;
}
