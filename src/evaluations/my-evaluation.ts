import { decisionDue, selfDue } from '../rounds/due-days.js';
import type { Rows } from '../database/db.js';
import { evaluationState, type EvaluationState } from '../periods/evaluation-state.js';
import { approverAt, nameOf } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { editable } from './draft/own-evaluation.js';

/** What is expected of a person about their own evaluation now. Label `evaluations:expected.<expected>`. */
export interface MyEvaluation {
  id: number;
  month: string;
  state: EvaluationState;
  expected: 'fill' | 'mend' | 'wait' | 'missed' | 'read' | 'excused';
  /** By when: by the person for `fill`, by the approver for `wait`; null where nothing is due. */
  dueOn: string | null;
  href: string;
  /** Who decides; null: the outside approver. */
  approver: string | null;
  started: boolean;
}

interface Row {
  id: number;
  month: string;
  status: 'draft' | 'submitted' | 'returned' | 'approved' | 'reviewed' | 'excused';
  unitId: number;
  selfDueOn: string;
  approvalDueOn: string;
  closedAt: Date | null;
  reopened: boolean;
  started: boolean;
}

/** The evaluation that wants something of the person, a returned one first, else the newest; null without any. */
export async function myEvaluationNow(db: Rows, actor: Actor, today: string): Promise<MyEvaluation | null> {
  if (actor.officialId === null) return null;
  const row = await db.one<Row>(
    `select e.id, e.month, e.status, e.unit_id as "unitId", ${selfDue('e', 'p')} as "selfDueOn", ${decisionDue('e', 'p.approval_due_on')} as "approvalDueOn",
       p.closed_at as "closedAt", e.self_saved_at is not null as started,
       exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null) as reopened
     from evaluations e join periods p on p.id = e.period_id where e.official_id = $1
     order by (e.status in ('draft', 'returned') and exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null)) desc,
       (e.status = 'returned' and p.closed_at is null) desc, (e.status = 'draft' and ${selfDue('e', 'p')} >= $2::date and p.closed_at is null) desc,
       e.month desc limit 1`,
    [actor.officialId, today],
    'my-evaluation-now',
  );
  if (!row) return null;
  const approver = await approverAt(db, { officialId: actor.officialId, unitId: row.unitId }, today);
  const expected = expectedOf(row, today);
  return {
    id: row.id,
    month: row.month,
    expected,
    started: row.started,
    state: evaluationState({ ...row, today }),
    dueOn:
      expected === 'fill'
        ? row.reopened
          ? null
          : row.selfDueOn
        : expected === 'wait' || expected === 'mend'
          ? row.approvalDueOn
          : null,
    href: `/evaluations/${row.id}`,
    approver: nameOf(approver),
  };
}

function expectedOf(row: Row, today: string): MyEvaluation['expected'] {
  if (row.status === 'excused') return 'excused';
  if (row.status === 'submitted') return 'wait';
  if (editable(row, today)) return row.status === 'returned' ? 'mend' : 'fill';
  return row.status === 'draft' || row.status === 'returned' ? 'missed' : 'read';
}
