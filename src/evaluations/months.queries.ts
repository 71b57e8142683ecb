import { decisionDue, selfDue } from '../rounds/due-days.js';
import { lastDay, nameOn } from '../standing/units-on.js';
import type { SetContent } from '../criteria/criterion.js';
import type { Rows } from '../database/db.js';
import type { Dec } from '../scoring/decimal.js';
import type { StoredStatus } from './evaluation.queries.js';

/** One month of a person, as a history shows it. Points stand in the order of the result's own criteria. */
export interface MonthRow {
  id: number;
  month: string;
  status: StoredStatus;
  officialId: number;
  unitId: number;
  unitName: string;
  unitPath: string;
  blindFirst: boolean;
  revealedAt: Date | null;
  approvalId: number | null;
  selfDueOn: string;
  approvalDueOn: string;
  closedAt: Date | null;
  reopened: boolean;
  submittedAt: Date | null;
  beganAt: Date | null;
  tier: number;
  score: Dec | null;
  exemplarity: Dec | null;
  points: (Dec | null)[] | null;
  content: SetContent | null;
}

/** Newest first; `before` (YYYY-MM) asks for the months before it. */
export async function monthsOf(db: Rows, officialId: number, before: string, limit: number): Promise<MonthRow[]> {
  return db.rows<MonthRow>(
    `select e.id, e.month, e.status, e.official_id as "officialId", e.unit_id as "unitId", ${nameOn('e.unit_id', lastDay('e.month'))} as "unitName", u.path as "unitPath",
       u.blind_first as "blindFirst", e.revealed_at as "revealedAt", e.approval_id as "approvalId", ${selfDue('e', 'p')} as "selfDueOn",
       ${decisionDue('e', 'p.approval_due_on')} as "approvalDueOn", p.closed_at as "closedAt", e.submitted_at as "submittedAt", e.began_at as "beganAt", e.tier,
       exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null) as reopened,
       a.score, a.exemplarity, a.points, v.content
     from evaluations e join units u on u.id = e.unit_id join periods p on p.id = e.period_id
     left join approvals a on a.id = e.approval_id left join criteria_versions v on v.id = a.version_id
     where e.official_id = $1 and e.month < $2 order by e.month desc limit $3`,
    [officialId, before, limit],
    'months-of',
  );
}
