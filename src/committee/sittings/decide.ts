import type { Act } from '../../acts/act.js';
import type { DecisionKind } from './item.queries.js';
import { carried, type Votes } from './quorum.js';
import type { Room } from './sitting-access.js';

export interface NewDecision {
  kind: DecisionKind;
  text: string;
  reason?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  votes: Votes;
  approvalId?: number | null;
  at: Date;
}

/** Writes a decision with its votes; carried or not, it stays. */
export async function writeDecision(
  act: Act,
  { item, entitled }: Room,
  decision: NewDecision,
): Promise<{ id: number; carried: boolean }> {
  const { kind, text, reason = '', before = {}, after = {}, votes, approvalId = null, at } = decision;
  const passed = carried(votes, entitled);
  const row = await act.one<{ id: number }>(
    `insert into sitting_decisions (item_id, number, kind, text, before, after, reason, entitled, in_favour, against, abstained, carried, approval_id, by_account, at)
     values ($1, (select coalesce(max(number), 0) + 1 from sitting_decisions where item_id = $1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
    [
      item.id,
      kind,
      text,
      before,
      after,
      reason,
      entitled,
      votes.inFavour,
      votes.against,
      votes.abstained,
      passed,
      approvalId,
      act.actor.accountId,
      at,
    ],
  );
  return { id: row!.id, carried: passed };
}
