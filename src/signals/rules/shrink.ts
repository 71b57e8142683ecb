import type { HeadSummary } from './types.js';

/** Points by which a head marks above the others, drawn towards 0 by as much as chance could have made it. */
export interface Estimate {
  /** Before it is drawn in. */
  readonly raw: number;
  readonly points: number;
  /** Standard error of `points`. */
  readonly error: number;
}

/**
 * Empirical Bayes. What people gave themselves is taken into account (the slope is the others', within their own people), so that a good
 * unit is not taken for a lenient head; what is left differs between people (`spread`), by chance between groups too, and that part
 * is reckoned with each head's number of people. How much heads really differ is DerSimonian and Laird's estimate from the others.
 */
export function estimate(own: HeadSummary, others: readonly HeadSummary[]): Estimate {
  const { slope, spread } = withinGroups(others);
  const level = (head: HeadSummary) => head.approved - slope * head.self;
  const chance = (head: HeadSummary) => spread / head.people;
  const between = betweenHeads(others.map((head) => ({ level: level(head), weight: 1 / chance(head) })));
  let [weights, weighted] = [0, 0];
  for (const head of others) {
    const weight = 1 / (chance(head) + between);
    weights += weight;
    weighted += weight * level(head);
  }
  const raw = level(own) - weighted / weights;
  const kept = between / (between + chance(own));
  return { raw, points: kept * raw, error: Math.sqrt(kept * chance(own) + (1 - kept) ** 2 / weights) };
}

function withinGroups(heads: readonly HeadSummary[]): { slope: number; spread: number } {
  let [people, self, approved, products] = [0, 0, 0, 0];
  for (const head of heads) {
    people += head.people - 1;
    self += head.selfSquares;
    approved += head.approvedSquares;
    products += head.products;
  }
  const slope = self > 0 ? products / self : 0;
  return { slope, spread: Math.max((approved - slope * products) / people, LEAST_SPREAD) };
}

/** Points squared: where nobody differs from anybody the sums must not divide by zero. */
const LEAST_SPREAD = 1e-6;

function betweenHeads(heads: readonly { level: number; weight: number }[]): number {
  let [weights, squares, weighted] = [0, 0, 0];
  for (const { level, weight } of heads) {
    weights += weight;
    squares += weight ** 2;
    weighted += weight * level;
  }
  const middle = weighted / weights;
  let unrest = 0;
  for (const { level, weight } of heads) unrest += weight * (level - middle) ** 2;
  return Math.max(0, (unrest - (heads.length - 1)) / (weights - squares / weights));
}
