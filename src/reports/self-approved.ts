import { toDec, toUnits, type Dec } from '../scoring/decimal.js';
import { isDecided, type MonthData, type ReportSheet } from './month-data.js';

export interface SelfAgainstApproved {
  /** Sheets with a self score and an approved one, compared over the criteria stated on both sides. */
  count: number;
  /** Null below five. */
  self: Dec | null;
  approved: Dec | null;
  /** approved − self, of the two figures as they are shown. */
  difference: Dec | null;
  /** Sheets approved with the self points in every criterion that was assessed on both sides. */
  same: number;
}

export function selfAgainstApproved(
  month: Pick<MonthData, 'figuresOf'>,
  sheets: readonly ReportSheet[],
): SelfAgainstApproved {
  const { both, selfMean: self, approvedMean: approved } = month.figuresOf(sheets);
  const difference = self === null || approved === null ? null : toDec(toUnits(approved) - toUnits(self));
  return {
    count: both,
    self,
    approved,
    difference,
    same: sheets.filter(
      (sheet) => isDecided(sheet) && sheet.score !== null && sheet.selfScore !== null && agrees(sheet),
    ).length,
  };
}

function agrees({ points, selfPoints }: ReportSheet): boolean {
  if (!points || !selfPoints) return false;
  return points.every((each, i) => each === null || selfPoints[i] == null || Number(each) === Number(selfPoints[i]));
}
