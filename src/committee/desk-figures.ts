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
  type DeskEvaluation,
  type PeriodFacts,
  type Versions,
} from './desk-evaluation.js';

/** How many evaluations of a unit stand where. `expected` is all but the excused; `waiting` are those still on their way. */
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
  /** Evaluations with a self score and an approved one, compared over the criteria stated on both sides. */
  both: number;
  selfMean: Dec | null;
  approvedMean: Dec | null;
}

export interface Month {
  period: PeriodFacts;
  versions: Versions;
  today: string;
}

export function figuresOf(evaluations: readonly DeskEvaluation[], month: Month): DeskFigures {
  const approved = evaluations.filter(decided);
  const { index, people } = unitIndex(
    approved.map((evaluation) => ({
      factor: factorOf(evaluation, month.versions),
      exemplarity: evaluation.exemplarity,
    })),
  );
  const both = approved.flatMap((evaluation) => selfApprovedOf(evaluation, month.versions) ?? []);
  return {
    counts: countsOf(evaluations, month),
    index: people < fewestForMean ? null : index,
    indexPeople: people,
    scores: approved.flatMap(({ score }) => (score === null ? [] : [score])).sort((a, b) => Number(a) - Number(b)),
    both: both.length,
    selfMean: meanOf(both.map(({ self }) => self)),
    approvedMean: meanOf(both.map((each) => each.approved)),
  };
}

function countsOf(evaluations: readonly DeskEvaluation[], { period, today }: Pick<Month, 'period' | 'today'>): Counts {
  const approved = evaluations.filter(decided).length;
  const excused = evaluations.filter(({ status }) => status === 'excused').length;
  const notSubmitted = evaluations.filter(
    (evaluation) => stateOf(evaluation, period, today) === 'not-submitted',
  ).length;
  return {
    expected: evaluations.length - excused,
    approved,
    reviewed: evaluations.filter((evaluation) => decided(evaluation) && evaluation.status === 'reviewed').length,
    excused,
    notSubmitted,
    waiting: evaluations.length - excused - approved - notSubmitted,
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
  leader: DeskEvaluation | undefined,
  people: readonly DeskEvaluation[],
  versions: Versions,
): LeaderComparison | null {
  if (!leader || !decided(leader)) return null;
  return compareLeader(
    compared(leader, versions),
    people.filter(decided).map((evaluation) => compared(evaluation, versions)),
  );
}

/** Evaluations of a past month, many alike as one: what the index needs of them. */
export interface IndexGroup {
  month: string;
  factor: Dec;
  exemplarity: Dec;
  evaluations: number;
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
  for (const group of groups) for (let n = 0; n < group.evaluations; n++) yield group;
}
