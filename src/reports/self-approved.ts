import { toDec, toUnits, type Dec } from '../scoring/decimal.js';
import { isDecided, type MonthData, type ReportEvaluation } from './month-data.js';

export interface SelfAgainstApproved {
  /** Evaluations with a self score and an approved one, compared over the criteria stated on both sides. */
  count: number;
  /** Null below five. */
  self: Dec | null;
  approved: Dec | null;
  /** approved − self, of the two figures as they are shown. */
  difference: Dec | null;
  /** Evaluations approved with the self points in every criterion that was assessed on both sides. */
  same: number;
}

export function selfAgainstApproved(
  month: Pick<MonthData, 'figuresOf'>,
  evaluations: readonly ReportEvaluation[],
): SelfAgainstApproved {
  const { both, selfMean: self, approvedMean: approved } = month.figuresOf(evaluations);
  const difference = self === null || approved === null ? null : toDec(toUnits(approved) - toUnits(self));
  return {
    count: both,
    self,
    approved,
    difference,
    same: evaluations.filter(
      (evaluation) =>
        isDecided(evaluation) && evaluation.score !== null && evaluation.selfScore !== null && agrees(evaluation),
    ).length,
  };
}

function agrees({ points, selfPoints }: ReportEvaluation): boolean {
  if (!points || !selfPoints) return false;
  return points.every((each, i) => each === null || selfPoints[i] == null || Number(each) === Number(selfPoints[i]));
}
