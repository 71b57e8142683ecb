import { notify } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import type { Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
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
export async function settleIssue(
  tx: Tx,
  actor: Actor,
  { issueId, committeeId, outcome, reason, at }: Settling,
): Promise<void> {
  const issue = await tx.one<{
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
  await tx.update(
    FocusIssue,
    { id: issueId },
    { outcome, outcomeReason: reason, outcomeBy: actor.accountId, outcomeAt: at, revision: sql('revision + 1') },
  );
  await recordAct(tx, {
    chain: `committee:${committeeId}`,
    act: `focus.${outcome}`,
    account: actor.accountId,
    at,
    detail: { issue: issueId, reason },
  });
  await notify(tx, {
    officialId: issue.ownerId,
    code: `focus-${outcome}`,
    params: { title: issue.title, by: actor.name },
    href: `/focus/${issueId}`,
    at,
  });
}
