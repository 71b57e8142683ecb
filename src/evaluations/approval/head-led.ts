import { selfDue } from '../../rounds/due-days.js';
import { lastDay, nameOn } from '../../standing/units-on.js';
import { wayOf } from '../../criteria/kind-forms.js';
import type { Criterion } from '../../criteria/criterion.js';
import type { Rows, Tx } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import { ledBy } from '../../standing/led.js';
import { undecided } from './approval-state.js';
import type { MonthEvaluation, StoredStatus } from '../evaluation.queries.js';

interface LedEvaluation {
  id: number;
  officialId: number;
  name: string;
  unitName: string;
  status: StoredStatus;
  selfDueOn: string;
  closedAt: Date | null;
  approvalId: number | null;
  score: Dec | null;
}

/** What a leader answers for in a period. */
export interface Led {
  evaluations: LedEvaluation[];
  /** Evaluations that are not decided yet: the leader's own waits for them. */
  waiting: LedEvaluation[];
  /** Approved scores, sorted; null while one is waited for, or where the set has no line for them. */
  scores: Dec[] | null;
  approvals: number[];
}

/** With `lock` the rows are held, so that no result is replaced while it is frozen into the leader's evaluation. */
export async function ledOf(on: Rows, evaluation: MonthEvaluation, today: string): Promise<Led> {
  return gather(evaluation, await ledEvaluations(on, evaluation, today, ''), today);
}

export async function lockLed(tx: Tx, evaluation: MonthEvaluation, today: string): Promise<Led> {
  return gather(evaluation, await ledEvaluations(tx, evaluation, today, 'for share of e'), today);
}

async function ledEvaluations(
  on: Rows,
  evaluation: MonthEvaluation,
  today: string,
  lock: '' | 'for share of e',
): Promise<LedEvaluation[]> {
  const people = await ledBy(on, evaluation.officialId, today);
  if (people.length === 0) return [];
  const rows = await on.rows<LedEvaluation>(
    `select e.id, e.official_id as "officialId", o.full_name as name, ${nameOn('e.unit_id', lastDay('e.month'))} as "unitName", e.status, ${selfDue('e', 'p')} as "selfDueOn",
       p.closed_at as "closedAt", e.approval_id as "approvalId", e.score
     from evaluations e join officials o on o.id = e.official_id join units u on u.id = e.unit_id join periods p on p.id = e.period_id
     where e.period_id = $1 and e.official_id = any($2::int[]) order by e.id ${lock}`,
    [evaluation.periodId, people.map((person) => person.officialId)],
  );
  const place = new Map(people.map((person, index) => [person.officialId, index]));
  return rows.sort((a, b) => place.get(a.officialId)! - place.get(b.officialId)!);
}

function gather(evaluation: MonthEvaluation, evaluations: LedEvaluation[], today: string): Led {
  const waiting = evaluations.filter((each) => undecided(each, today));
  const asked = asksUnitResult(evaluation.content.criteria);
  const scored = evaluations.filter(
    (each) => (each.status === 'approved' || each.status === 'reviewed') && each.score !== null,
  );
  return {
    evaluations,
    waiting,
    scores: waiting.length > 0 && asked ? null : asked ? sorted(scored.map((each) => each.score!)) : [],
    approvals: asked ? scored.map((each) => each.approvalId!).sort((a, b) => a - b) : [],
  };
}

function asksUnitResult(criteria: readonly Criterion[]): boolean {
  return criteria.some((criterion) => wayOf(criterion) === 'led');
}

/** Two places below 101: they compare as their numbers do. */
function sorted(scores: readonly Dec[]): Dec[] {
  return [...scores].sort((a, b) => Number(a) - Number(b));
}
