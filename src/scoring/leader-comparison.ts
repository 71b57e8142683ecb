import { toDec, toUnits, type Dec } from './decimal.js';
import { fewestForMean } from './limits.js';
import { fixed, over, ratio, sum, type Ratio } from './ratio.js';
import type { CriteriaSet, Criterion, PartialEntries } from './record.js';
import { exactPoints } from './score-record.js';

/** An approved evaluation, as far as the comparison needs it. */
export interface ComparedEvaluation {
  readonly criteriaSet: CriteriaSet;
  readonly entries: PartialEntries;
}

export interface LeaderComparison {
  /** 0…100 with two decimals, rounded once, half up: the leader over `criteria`. */
  readonly leader: Dec;
  /** The same of the people's mean points over the same criteria with the same weights. */
  readonly people: Dec;
  /** leader − people, of the two figures as they are shown. Below 0: the leader falls below their own people. */
  readonly difference: Dec;
  /** How many people are in the mean: at least five in every criterion of it. */
  readonly count: number;
  readonly criteria: readonly string[];
}

interface Shared {
  readonly criterion: Criterion;
  readonly leader: Ratio;
  readonly people: readonly { readonly evaluation: ComparedEvaluation; readonly points: Ratio }[];
}

/**
 * A leader against their people, like with like: over the exemplary criteria that were assessed for the leader and
 * for at least five of the people under the same version of the same set, `unit-result` left out, bare weights.
 * Null when no criterion is left: nothing about fewer than five people is shown as a mean.
 * Errors: RangeError on entries that were not checked. Source: docs/glossary, "the scorecard".
 */
export function compareLeader(
  leader: ComparedEvaluation,
  people: readonly ComparedEvaluation[],
): LeaderComparison | null {
  const alike = people.filter((evaluation) => sameSet(evaluation.criteriaSet, leader.criteriaSet));
  const shared = leader.criteriaSet.criteria.flatMap((criterion) => sharedCriterion(criterion, leader, alike));
  if (shared.length === 0) return null;
  const possible = shared.reduce(
    (total, { criterion }) => total + toUnits(criterion.weight) * toUnits(criterion.max),
    0n,
  );
  const leaderFigure = figure(
    shared.map((each) => weighted(each.criterion, each.leader)),
    possible,
  );
  const peopleFigure = figure(shared.map(meanOfPeople), possible);
  return {
    leader: leaderFigure,
    people: peopleFigure,
    difference: toDec(toUnits(leaderFigure) - toUnits(peopleFigure)),
    count: new Set(shared.flatMap((each) => each.people.map(({ evaluation }) => evaluation))).size,
    criteria: shared.map(({ criterion }) => criterion.code),
  };
}

function sameSet(a: CriteriaSet, b: CriteriaSet): boolean {
  return a.code === b.code && a.version === b.version;
}

function sharedCriterion(
  criterion: Criterion,
  leader: ComparedEvaluation,
  people: readonly ComparedEvaluation[],
): Shared[] {
  if (!criterion.exemplary || criterion.kind === 'unit-result') return [];
  const own = pointsIn(criterion, leader);
  const theirs = people.flatMap((evaluation) => {
    const points = pointsIn(criterion, evaluation);
    return points ? [{ evaluation, points }] : [];
  });
  return own && theirs.length >= fewestForMean ? [{ criterion, leader: own, people: theirs }] : [];
}

function pointsIn(criterion: Criterion, { entries }: ComparedEvaluation): Ratio | null {
  const entry = Object.hasOwn(entries, criterion.code) ? entries[criterion.code] : undefined;
  return exactPoints(criterion, entry).points;
}

function meanOfPeople({ criterion, people }: Shared): Ratio {
  return weighted(criterion, over(sum(people.map(({ points }) => points)), BigInt(people.length)));
}

function weighted(criterion: Criterion, points: Ratio): Ratio {
  return ratio(points.n * toUnits(criterion.weight), points.d);
}

function figure(terms: readonly Ratio[], possible: bigint): Dec {
  const total = sum(terms);
  return fixed(ratio(100n * total.n, total.d * possible), 2);
}
