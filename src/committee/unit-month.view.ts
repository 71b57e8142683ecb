import type { Approver } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { dumbbellModel } from '../web/charts/dumbbell.js';
import { reviewDenial, type ReviewDenial } from './committee.policy.js';
import type { DeskData, Leader } from './desk.queries.js';
import { decided, stateOf, type DeskEvaluation } from './desk-evaluation.js';
import { turnOf } from './desk.view.js';

export interface UnitMonthFacts {
  committeeId: number | null;
  approvers: ReadonlyMap<number, Approver>;
  today: string;
}

interface PersonLine {
  id: number;
  name: string;
  /** head, acting, deputy, or null for everybody else. */
  as: Leader['as'] | null;
  own: boolean;
  state: string;
  excusal: string | null;
  /** Only of a decided evaluation. */
  score: string | null;
  selfScore: string | null;
  exemplarity: string | null;
  decided: boolean;
  mark: DeskEvaluation['mark'];
  canReview: boolean;
  why: ReviewDenial | null;
}

/** A unit's own people in a month, by their place in it and by name. */
export function unitMonthView(actor: Actor, data: DeskData, facts: UnitMonthFacts) {
  const unit = data.units[0]!;
  const posts = new Map(
    data.leaders.filter(({ unitId }) => unitId === unit.id).map(({ officialId, as }) => [officialId, as]),
  );
  const people = data.evaluations
    .filter(({ unitId }) => unitId === unit.id)
    .map((evaluation) => ({
      ...personLine(actor, data, evaluation, facts),
      as: posts.get(evaluation.officialId) ?? null,
    }));
  const { head } = unit;
  const comparison = head?.comparison ?? null;
  return {
    unit,
    people,
    head,
    comparison,
    toReview: people.filter(({ canReview }) => canReview).length,
    chart: comparison && dumbbellModel([{ name: unit.name, full: comparison.leader, hollow: comparison.people }]),
    criteria: comparison ? criterionTexts(data, head!, comparison.criteria) : [],
    reviewDueOn: data.period.reviewDueOn,
    closedAt: data.period.closedAt,
  };
}

function personLine(
  actor: Actor,
  data: DeskData,
  evaluation: DeskEvaluation,
  { committeeId, approvers, today }: UnitMonthFacts,
): Omit<PersonLine, 'as'> & ReturnType<typeof turnOf> {
  const state = stateOf(evaluation, data.period, today);
  const done = decided(evaluation);
  const why = reviewDenial(actor, {
    evaluation,
    approvedBy: evaluation.result?.byAccount ?? null,
    committeeId,
    closedAt: data.period.closedAt,
  });
  return {
    id: evaluation.id,
    name: evaluation.name,
    own: actor.officialId === evaluation.officialId,
    state,
    excusal: evaluation.status === 'excused' ? (evaluation.excusal ?? 'other') : null,
    score: done ? evaluation.score : null,
    selfScore: done ? evaluation.selfScore : null,
    exemplarity: done ? evaluation.exemplarity : null,
    decided: done,
    mark: done ? evaluation.mark : null,
    canReview: why === null,
    why,
    ...turnOf(data, evaluation, state, approvers),
  };
}

/** The words of the criteria that were compared, as the leader's version has them. */
function criterionTexts(data: DeskData, head: Leader, codes: readonly string[]): string[] {
  const version = head.evaluation?.result && data.versions.get(head.evaluation.result.versionId);
  return codes.flatMap((code) => version?.content.criteria.find((criterion) => criterion.code === code)?.text ?? []);
}
