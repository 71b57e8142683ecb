import { decisionDue, selfDue } from '../rounds/due-days.js';
import { lastDay, nameOn } from '../standing/units-on.js';
import type { SetContent } from '../criteria/criterion.js';
import type { Rows, Tx } from '../database/db.js';
import type { Dec } from '../scoring/decimal.js';
import { MARK_SQL, type ResultMark } from './result/result-mark.js';
import { figuresOfEvaluation, type MeasuredFigures } from './measured.js';

export type StoredStatus = 'draft' | 'submitted' | 'returned' | 'approved' | 'reviewed' | 'excused';

/** An evaluation with all that deciding and showing it needs: its row, its person, place, version and period. */
export interface MonthEvaluation {
  id: number;
  revision: number;
  status: StoredStatus;
  month: string;
  tier: number;
  officialId: number;
  officialCode: string;
  officialName: string;
  personType: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  blindFirst: boolean;
  versionId: number;
  versionNumber: number;
  setCode: string;
  setName: string;
  setUnitName: string;
  decisionNumber: string | null;
  content: SetContent;
  periodId: number;
  rootUnitId: number;
  selfDueOn: string;
  approvalDueOn: string;
  reviewDueOn: string;
  closesOn: string;
  closedAt: Date | null;
  /** True while a confirmed reopening of this evaluation runs: it may be decided although the period is closed. */
  reopened: boolean;
  selfValues: (Dec | null)[];
  selfPoints: (Dec | null)[] | null;
  selfScore: Dec | null;
  selfExemplarity: Dec | null;
  selfSavedAt: Date | null;
  submittedAt: Date | null;
  beganAt: Date | null;
  headValues: (Dec | null)[];
  headLeftOut: boolean[];
  /** Confirmed obstacles taken as the reason, by criterion, as the approver has ticked them. */
  headObstacles: Record<string, number[]>;
  headSavedAt: Date | null;
  blindValues: (Dec | null)[] | null;
  revealedAt: Date | null;
  approvalId: number | null;
  approvedAt: Date | null;
  points: (Dec | null)[] | null;
  score: Dec | null;
  exemplarity: Dec | null;
  reviewedAt: Date | null;
  mark: ResultMark | null;
  flaggedAt: Date | null;
  /** The measures' figures now, for criteria that take one; undefined where no criterion does. */
  figures?: MeasuredFigures;
}

const EVALUATION = `
select e.id, e.revision, e.status, e.month, e.tier, e.official_id as "officialId", o.code as "officialCode",
  o.full_name as "officialName", o.person_type as "personType", e.unit_id as "unitId", ${nameOn('e.unit_id', lastDay('e.month'))} as "unitName",
  u.path as "unitPath", u.blind_first as "blindFirst", e.version_id as "versionId", v.number as "versionNumber",
  s.code as "setCode", s.name as "setName", ${nameOn('s.unit_id', lastDay('e.month'))} as "setUnitName", v.decision_number as "decisionNumber", v.content,
  e.period_id as "periodId", p.root_unit_id as "rootUnitId", ${selfDue('e', 'p')} as "selfDueOn",
  ${decisionDue('e', 'p.approval_due_on')} as "approvalDueOn", p.review_due_on as "reviewDueOn", p.closes_on as "closesOn",
  p.closed_at as "closedAt",
  exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null) as reopened,
  e.self_values as "selfValues", e.self_points as "selfPoints", e.self_score as "selfScore",
  e.self_exemplarity as "selfExemplarity", e.self_saved_at as "selfSavedAt", e.submitted_at as "submittedAt",
  e.began_at as "beganAt", e.head_values as "headValues", e.head_left_out as "headLeftOut", e.head_obstacles as "headObstacles",
  e.head_saved_at as "headSavedAt", e.blind_values as "blindValues", e.revealed_at as "revealedAt",
  e.approval_id as "approvalId", e.approved_at as "approvedAt", e.points, e.score, e.exemplarity,
  e.reviewed_at as "reviewedAt", ${MARK_SQL} as mark, e.flagged_at as "flaggedAt"
from evaluations e
join officials o on o.id = e.official_id
join units u on u.id = e.unit_id
join periods p on p.id = e.period_id
join criteria_versions v on v.id = e.version_id
join criteria_sets s on s.id = v.set_id
join units su on su.id = s.unit_id
left join approvals a on a.id = e.approval_id
where `;

export async function findEvaluation(db: Rows, id: number): Promise<MonthEvaluation | undefined> {
  return withFigures(db, await db.one<MonthEvaluation>(`${EVALUATION} e.id = $1`, [id], 'evaluation'));
}

async function withFigures(db: Rows, evaluation: MonthEvaluation | undefined): Promise<MonthEvaluation | undefined> {
  const figures = evaluation && (await figuresOfEvaluation(db, evaluation));
  return evaluation && figures ? { ...evaluation, figures } : evaluation;
}

/** The evaluation, its row locked until the transaction ends: who comes second reads what the first one did. */
export async function lockEvaluation(tx: Tx, id: number): Promise<MonthEvaluation | undefined> {
  const locked = await tx.one('select id from evaluations where id = $1 for update', [id], 'lock-evaluation');
  return locked && findEvaluation(tx, id);
}

export interface DueCommitment {
  id: number;
  text: string;
  dueOn: string;
  firstDueOn: string;
  selfKept: boolean | null;
  selfProof: string | null;
  /** Said with its proof, so that others read it: put right with a reason, on its own page. */
  said: boolean;
  headKept: boolean | null;
  headReason: string | null;
}

/** The commitments of a person whose due date lies in the month, counted by the system for self and head alike. */
export async function dueCommitments(db: Rows, officialId: number, month: string): Promise<DueCommitment[]> {
  return db.rows<DueCommitment>(
    `select id, text, due_on as "dueOn", first_due_on as "firstDueOn", self_kept as "selfKept", self_proof as "selfProof",
       self_kept is not null and exists (select 1 from commitment_proofs p where p.commitment_id = commitments.id) as said,
       head_kept as "headKept", head_reason as "headReason" from commitments
     where official_id = $1 and due_on >= ($2 || '-01')::date and due_on < ($2 || '-01')::date + interval '1 month'
     order by due_on, id`,
    [officialId, month],
    'due-commitments',
  );
}

export type Side = 'self' | 'head';

/** The texts of one side by criterion code; '' holds the note on the whole evaluation. */
export async function notesOf(db: Rows, evaluationId: number, side: Side): Promise<Record<string, string>> {
  const rows = await db.rows<{ criterion: string; text: string }>(
    'select criterion, text from entry_notes where evaluation_id = $1 and side = $2',
    [evaluationId, side],
    'notes',
  );
  return Object.fromEntries(rows.map((row) => [row.criterion, row.text]));
}
