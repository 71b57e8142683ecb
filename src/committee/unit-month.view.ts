import type { Approver } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { dumbbellModel } from '../web/charts/dumbbell.js';
import { reviewDenial, type ReviewDenial } from './committee.policy.js';
import type { DeskData, Leader } from './desk.queries.js';
import { decided, stateOf, type DeskSheet } from './desk-sheet.js';
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
  /** Only of a decided sheet. */
  score: string | null;
  selfScore: string | null;
  exemplarity: string | null;
  decided: boolean;
  mark: DeskSheet['mark'];
  canReview: boolean;
  why: ReviewDenial | null;
}

/** A unit's own people in a month, by their place in it and by name. */
export function unitMonthView(actor: Actor, data: DeskData, facts: UnitMonthFacts) {
  const unit = data.units[0]!;
  const posts = new Map(
    data.leaders.filter(({ unitId }) => unitId === unit.id).map(({ officialId, as }) => [officialId, as]),
  );
  const people = data.sheets
    .filter(({ unitId }) => unitId === unit.id)
    .map((sheet) => ({
      ...personLine(actor, data, sheet, facts),
      as: posts.get(sheet.officialId) ?? null,
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
  sheet: DeskSheet,
  { committeeId, approvers, today }: UnitMonthFacts,
): Omit<PersonLine, 'as'> & ReturnType<typeof turnOf> {
  const state = stateOf(sheet, data.period, today);
  const done = decided(sheet);
  const why = reviewDenial(actor, {
    sheet,
    approvedBy: sheet.result?.byAccount ?? null,
    committeeId,
    closedAt: data.period.closedAt,
  });
  return {
    id: sheet.id,
    name: sheet.name,
    own: actor.officialId === sheet.officialId,
    state,
    excusal: sheet.status === 'excused' ? (sheet.excusal ?? 'other') : null,
    score: done ? sheet.score : null,
    selfScore: done ? sheet.selfScore : null,
    exemplarity: done ? sheet.exemplarity : null,
    decided: done,
    mark: done ? sheet.mark : null,
    canReview: why === null,
    why,
    ...turnOf(data, sheet, state, approvers),
  };
}

/** The words of the criteria that were compared, as the leader's version has them. */
function criterionTexts(data: DeskData, head: Leader, codes: readonly string[]): string[] {
  const version = head.sheet?.result && data.versions.get(head.sheet.result.versionId);
  return codes.flatMap((code) => version?.content.criteria.find((criterion) => criterion.code === code)?.text ?? []);
}
