import type { SetContent } from '../criteria/criterion.js';
import { selfApproved, type Compared, type HandedSide } from '../evaluations/approval/self-approved.js';
import type { ResultMark } from '../evaluations/result/result-mark.js';
import { entriesOf } from '../evaluations/stated.js';
import { evaluationState, type EvaluationState, type EvaluationStatus } from '../periods/evaluation-state.js';
import type { Dec } from '../scoring/decimal.js';
import type { ComparedEvaluation } from '../scoring/leader-comparison.js';
import type { CriteriaSet } from '../scoring/record.js';

/** The result in force of an evaluation, as its approval keeps it: arrays in the order of the version's criteria. */
export interface DeskResult {
  approvalId: number;
  kind: string;
  byAccount: number;
  submitted: boolean;
  /** What was handed in and is decided on by it. */
  handed: HandedSide | null;
  versionId: number;
  values: (Dec | null)[];
  leftOut: boolean[];
  due: number;
  led: Dec[];
}

export interface DeskEvaluation {
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  status: EvaluationStatus;
  /** The last day on which it may be handed in. */
  selfDueOn: string;
  neverIn?: boolean;
  reopened: boolean;
  tier: number;
  selfScore: Dec | null;
  score: Dec | null;
  exemplarity: Dec | null;
  reviewedAt: Date | null;
  mark: ResultMark | null;
  excusal: string | null;
  result: DeskResult | null;
}

export interface DeskVersion {
  id: number;
  code: string;
  number: number;
  content: SetContent;
}

export interface PeriodFacts {
  selfDueOn: string;
  approvalDueOn: string;
  closedAt: Date | null;
}

export function stateOf(evaluation: DeskEvaluation, period: PeriodFacts, today: string): EvaluationState {
  return evaluationState({ ...evaluation, closedAt: period.closedAt, today });
}

/** A result counts while the evaluation stands as decided; an excused or returned one is out of every figure. */
export function decided(evaluation: DeskEvaluation): evaluation is DeskEvaluation & { result: DeskResult } {
  return evaluation.result !== null && (evaluation.status === 'approved' || evaluation.status === 'reviewed');
}

export type Versions = ReadonlyMap<number, DeskVersion>;

export function factorOf(evaluation: DeskEvaluation & { result: DeskResult }, versions: Versions): Dec {
  return versions.get(evaluation.result.versionId)?.content.factors[evaluation.tier] ?? '1';
}

/** Self beside approved over the criteria stated on both sides; null where nothing was handed in. */
export function selfApprovedOf(
  { tier, score, result }: DeskEvaluation & { result: DeskResult },
  versions: Versions,
): Compared | null {
  return selfApproved({
    content: versions.get(result.versionId)?.content,
    tier,
    score,
    handed: result.handed,
    approved: result,
  });
}

const sets = new WeakMap<DeskVersion, CriteriaSet>();

/** A decided evaluation as scoring compares it. */
export function compared(evaluation: DeskEvaluation & { result: DeskResult }, versions: Versions): ComparedEvaluation {
  const version = versions.get(evaluation.result.versionId)!;
  return { criteriaSet: setOf(version), entries: entriesOf(version.content.criteria, evaluation.result) };
}

function setOf(version: DeskVersion): CriteriaSet {
  const known = sets.get(version);
  if (known) return known;
  const { factors, criteria } = version.content;
  const made: CriteriaSet = { code: version.code, version: version.number, factors, criteria };
  sets.set(version, made);
  return made;
}
