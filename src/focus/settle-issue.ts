import type { Act } from '../acts/act.js';
import { Conflict, NotFound } from '../web/errors.js';
import { FocusIssue } from './focus-issue.entity.js';
import { sql } from '../database/entity-sql.js';

export interface Settling {
  issueId: number;
  committeeId: number;
  outcome: 'settled' | 'dropped';
  reason: string;
  at: Date;
}

/** A committee confirms the result of an issue it chose, or drops it. Settled only once its owner has reported. */
export async function settleIssue(act: Act, { issueId, committeeId, outcome, reason, at }: Settling): Promise<void> {
  const issue = await act.one<{
    committeeId: number;
    ownerId: number;
    title: string;
    outcome: string | null;
    reported: boolean;
  }>(
    `select committee_id as "committeeId", owner_id as "ownerId", title, outcome, reported_at is not null as reported from focus_issues where id = $1 for update`,
    [issueId],
  );
  if (!issue || issue.committeeId !== committeeId) throw new NotFound();
  if (issue.outcome) throw new Conflict('issue-settled');
  if (outcome === 'settled' && !issue.reported) throw new Conflict('issue-not-reported');
  await act.update(
    FocusIssue,
    { id: issueId },
    { outcome, outcomeReason: reason, outcomeBy: act.actor.accountId, outcomeAt: at, revision: sql('revision + 1') },
  );
  await act.record(`committee:${committeeId}`, `focus.${outcome}`, { issue: issueId, reason });
  await act.tell(issue.ownerId, `focus-${outcome}`, `/focus/${issueId}`, { title: issue.title, by: act.actor.name });
}
