import { committeeNameOn, lastDay } from '../../standing/units-on.js';
import { groundsBefore, standingExcusal } from '../../periods/excusal.queries.js';
import { decidedBy } from '../../standing/behalf.js';
import type { DecidedBy } from '../../web/decided-by.js';
import { laidOver, type Corrected } from '../../corrections/corrections.queries.js';
import type { SetContent } from '../../criteria/criterion.js';
import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import type { MeasuredFigures } from '../measured.js';
import type { Stated } from '../stated.js';

/** One decided result of an evaluation; the newest is in force, the older ones stay readable. */
export interface Result {
  id: number;
  number: number;
  kind: 'approval' | 'outside' | 'petition' | 'reopening' | 'sitting';
  at: Date;
  by: DecidedBy;
  tier: number;
  submissionId: number | null;
  values: (Dec | null)[];
  leftOut: boolean[];
  dueCount: number;
  ledScores: Dec[];
  /** The approver's words by criterion code; '' is the word on the whole evaluation. */
  notes: Record<string, string>;
  reason: string | null;
  /** Confirmed obstacles that were taken as the reason, by criterion. */
  obstacles: Record<string, number[]>;
  /** The measures' figures that stood when it was decided. */
  figures: MeasuredFigures;
  score: Dec | null;
  exemplarity: Dec | null;
  versionNumber: number;
  setCode: string;
  content: SetContent;
}

export async function resultsOf(db: Rows, evaluationId: number): Promise<Result[]> {
  return db.rows<Result>(
    `select a.id, a.number, a.kind, a.at, ${decidedBy('b', '(select e.unit_id from evaluations e where e.id = a.evaluation_id)', 'a.at')} as by, a.tier, a.submission_id as "submissionId", a.values, a.left_out as "leftOut",
       a.due_count as "dueCount", a.led_scores as "ledScores", a.notes, a.reason, a.obstacles, a.figures, a.score, a.exemplarity, v.number as "versionNumber",
       s.code as "setCode", v.content
     from approvals a join accounts b on b.id = a.by_account join criteria_versions v on v.id = a.version_id
     join criteria_sets s on s.id = v.set_id where a.evaluation_id = $1 order by a.number desc`,
    [evaluationId],
    'results-of',
  );
}

export function resultStated(result: Pick<Result, 'values' | 'leftOut' | 'dueCount' | 'ledScores'>): Stated {
  return { values: result.values, leftOut: result.leftOut, due: result.dueCount, led: result.ledScores };
}

/** What was handed in, as it was then. */
export interface Handed {
  id: number;
  number: number;
  at: Date;
  values: (Dec | null)[];
  dueCount: number;
  notes: Record<string, string>;
  /** The measures' figures that stood when it was handed in. */
  figures: MeasuredFigures;
  score: Dec | null;
  exemplarity: Dec | null;
  tier: number;
  content: SetContent;
  withdrawnAt: Date | null;
  returned: { at: Date; by: string; reason: string; criteria: Record<string, string> } | null;
}

/** All submissions of an evaluation with what became of them, newest first. */
export async function handedIn(db: Rows, evaluationId: number): Promise<Handed[]> {
  return db.rows<Handed>(
    `select s.id, s.number, s.at, s.values, s.due_count as "dueCount", s.notes, s.figures, s.score, s.exemplarity, s.tier, v.content, w.at as "withdrawnAt",
       case when r.id is not null then json_build_object('at', r.at, 'by', b.display_name, 'reason', r.reason, 'criteria', r.criteria) end as returned
     from submissions s join criteria_versions v on v.id = s.version_id
     left join withdrawals w on w.submission_id = s.id
     left join returns r on r.submission_id = s.id left join accounts b on b.id = r.by_account
     where s.evaluation_id = $1 order by s.number desc`,
    [evaluationId],
    'handed-in',
  );
}

export function handedStated(handed: Pick<Handed, 'values' | 'dueCount'>): Stated {
  return { values: handed.values, leftOut: [], due: handed.dueCount, led: null };
}

export interface PastResult extends Pick<
  Result,
  'values' | 'leftOut' | 'dueCount' | 'ledScores' | 'content' | 'score' | 'exemplarity'
> {
  month: string;
}

/** The person's newest approved result of an earlier month. */
export async function resultBefore(db: Rows, officialId: number, month: string): Promise<PastResult | undefined> {
  return db.one<PastResult>(
    `select e.month, a.values, a.left_out as "leftOut", a.due_count as "dueCount", a.led_scores as "ledScores", v.content, a.score, a.exemplarity
     from evaluations e join approvals a on a.id = e.approval_id join criteria_versions v on v.id = a.version_id
     where e.official_id = $1 and e.month < $2 order by e.month desc limit 1`,
    [officialId, month],
    'result-before',
  );
}

export interface Remark {
  id: number;
  text: string;
  byAccount: number;
  at: Date;
  by: string;
  committee: string | null;
}

/** What was said on it, each as it was put right last. */
export async function remarksOn(db: Rows, evaluationId: number): Promise<(Remark & Corrected)[]> {
  const remarks = await db.rows<Remark>(
    `select c.id, c.text, c.by_account as "byAccount", c.at, a.display_name as by, ${committeeNameOn('c.committee_id', lastDay('p.month'))} as committee
     from comments c join periods p on p.id = c.period_id join accounts a on a.id = c.by_account where c.evaluation_id = $1 order by c.at, c.id`,
    [evaluationId],
    'remarks-on',
  );
  return laidOver(db, 'comment', remarks);
}

/** Why the person is excused, in the words it was given last, and how it was said before. */
export async function excusalOf(db: Rows, evaluationId: number) {
  const excusal = await db.one<{ id: number; kind: string; reason: string; at: Date }>(
    `select x.id, x.kind, x.reason, x.at from ${standingExcusal('$1')} x`,
    [evaluationId],
    'excusal-of',
  );
  if (!excusal) return undefined;
  return { ...excusal, before: (await groundsBefore(db, 'excusal', [excusal.id])).get(excusal.id) ?? [] };
}
