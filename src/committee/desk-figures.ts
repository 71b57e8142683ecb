import { one, toUnits, type Dec } from '../scoring/decimal.js';
import { compareLeader, type LeaderComparison } from '../scoring/leader-comparison.js';
import { fewestForMean } from '../scoring/limits.js';
import { fixed, ratio } from '../scoring/ratio.js';
import { unitIndex } from '../scoring/unit-index.js';
import {
  compared,
  decided,
  factorOf,
  selfApprovedOf,
  stateOf,
  type DeskSheet,
  type PeriodFacts,
  type Versions,
} from './desk-sheet.js';

/** How many sheets of a unit stand where. `expected` is all but the excused; `waiting` are those still on their way. */
interface Counts {
  expected: number;
  approved: number;
  reviewed: number;
  excused: number;
  notSubmitted: number;
  waiting: number;
}

/** Means over fewer than five people are null. */
export interface DeskFigures {
  counts: Counts;
  index: Dec | null;
  indexPeople: number;
  /** Approved scores, lowest first. */
  scores: Dec[];
  /** Sheets with a self score and an approved one, compared over the criteria stated on both sides. */
  both: number;
  selfMean: Dec | null;
  approvedMean: Dec | null;
}

export interface Month {
  period: PeriodFacts;
  versions: Versions;
  today: string;
}

export function figuresOf(sheets: readonly DeskSheet[], month: Month): DeskFigures {
  const approved = sheets.filter(decided);
  const { index, people } = unitIndex(
    approved.map((sheet) => ({ factor: factorOf(sheet, month.versions), exemplarity: sheet.exemplarity })),
  );
  const both = approved.flatMap((sheet) => selfApprovedOf(sheet, month.versions) ?? []);
  return {
    counts: countsOf(sheets, month),
    index: people < fewestForMean ? null : index,
    indexPeople: people,
    scores: approved.flatMap(({ score }) => (score === null ? [] : [score])).sort((a, b) => Number(a) - Number(b)),
    both: both.length,
    selfMean: meanOf(both.map(({ self }) => self)),
    approvedMean: meanOf(both.map((each) => each.approved)),
  };
}

function countsOf(sheets: readonly DeskSheet[], { period, today }: Pick<Month, 'period' | 'today'>): Counts {
  const approved = sheets.filter(decided).length;
  const excused = sheets.filter(({ status }) => status === 'excused').length;
  const notSubmitted = sheets.filter((sheet) => stateOf(sheet, period, today) === 'not-submitted').length;
  return {
    expected: sheets.length - excused,
    approved,
    reviewed: sheets.filter((sheet) => decided(sheet) && sheet.status === 'reviewed').length,
    excused,
    notSubmitted,
    waiting: sheets.length - excused - approved - notSubmitted,
  };
}

/** The mean of scores to two decimals, half up; null for fewer than five. */
export function meanOf(scores: readonly Dec[]): Dec | null {
  if (scores.length < fewestForMean) return null;
  const total = scores.reduce((sum, score) => sum + toUnits(score), 0n);
  return fixed(ratio(total, BigInt(scores.length) * one), 2);
}

/** A leader beside their people; null where either side is not decided or fewer than five can be compared. */
export function comparisonOf(
  leader: DeskSheet | undefined,
  people: readonly DeskSheet[],
  versions: Versions,
): LeaderComparison | null {
  if (!leader || !decided(leader)) return null;
  return compareLeader(
    compared(leader, versions),
    people.filter(decided).map((sheet) => compared(sheet, versions)),
  );
}

/** Sheets of a past month, many alike as one: what the index needs of them. */
export interface IndexGroup {
  month: string;
  factor: Dec;
  exemplarity: Dec;
  sheets: number;
}

export interface MonthIndex {
  month: string;
  index: Dec | null;
}

/** The index of each month asked for; null where nothing was approved, or by fewer than five people. */
export function indexByMonth(groups: readonly IndexGroup[], months: readonly string[]): MonthIndex[] {
  const byMonth = new Map<string, IndexGroup[]>(months.map((month) => [month, []]));
  for (const group of groups) byMonth.get(group.month)?.push(group);
  return months.map((month) => {
    const { index, people } = unitIndex(each(byMonth.get(month) ?? []));
    return { month, index: people < fewestForMean ? null : index };
  });
}

function* each(groups: readonly IndexGroup[]): Iterable<IndexGroup> {
  for (const group of groups) for (let n = 0; n < group.sheets; n++) yield group;
}
