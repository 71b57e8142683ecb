import type { Rows } from '../database/db.js';
import { NAMED_AT_MOST, type ClosingRules, type Looked } from '../rounds/closing.js';
import { heldOn } from '../standing/validity.js';
import { closingBlockers, type ClosingBlocker } from './closing.blockers.js';
import { ClosingReason } from './closing-reason.entity.js';
import { openPeriodToRun } from './period.policy.js';
import { Period } from './period.entity.js';
import type { PeriodRow } from './period.queries.js';
import { undecidedEvaluations, type PeriodEvaluation } from './evaluation-list.queries.js';

interface NotReviewed {
  unreviewed: number;
  /** Approved evaluations of units without a committee: they close without its opinion, whatever the date. */
  withoutCommittee: number;
}

export const MONTH_CLOSING: ClosingRules<PeriodRow, Looked<PeriodEvaluation, ClosingBlocker> & NotReviewed> = {
  chain: 'period',
  act: 'period.closed',
  entity: Period,
  toClose: openPeriodToRun,
  lockPapers: (act, id) =>
    act.rows(
      `select id from evaluations where period_id = $1 and status not in ('reviewed', 'excused') order by id for update`,
      [id],
    ),
  async look(on, { id, reviewDueOn }, reasons) {
    const { today } = on;
    const undecided = await undecidedEvaluations(on, id, NAMED_AT_MOST + 1);
    const { unreviewed, withoutCommittee } = await notReviewed(on, id, today);
    const blockers = closingBlockers({ undecided, reasons, unreviewed, reviewDueOn, today });
    return { open: undecided, blockers, unreviewed, withoutCommittee };
  },
  writeReasons: (act, periodId, reasons) =>
    act.insertMany(
      ClosingReason,
      reasons.map(([evaluationId, reason]) => ({ periodId, evaluationId, reason, ...act.by })),
    ),
  detail: ({ unreviewed, withoutCommittee }) => ({ notReviewed: unreviewed + withoutCommittee }),
};

/** Approved evaluations that nobody reviewed: with a committee at or above their unit that sits today, and without. */
async function notReviewed(on: Rows, periodId: number, today: string): Promise<NotReviewed> {
  const row = await on.one<NotReviewed>(
    `select count(*) filter (where served)::int as unreviewed, count(*) filter (where not served)::int as "withoutCommittee"
     from evaluations e join units u on u.id = e.unit_id cross join lateral (select exists (
       select 1 from committees c join committee_members m on m.committee_id = c.id
       where c.unit_id = any (string_to_array(trim(both '/' from u.path), '/')::int[])
         and ${heldOn('m', '$2')}) as served) s
     where e.period_id = $1 and e.status = 'approved'`,
    [periodId, today],
  );
  return row!;
}
