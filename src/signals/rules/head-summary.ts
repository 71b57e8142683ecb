import { mean, sum } from './statistics.js';
import type { GroupMonth, HeadSummary } from './types.js';

/**
 * One head's people over the months given, the same head's: each person once, at the mean of their months with both columns. More months make a
 * person's point steadier; they make no more people, so what lies between people is not averaged away. Null without such evaluations.
 */
export function summarise(months: readonly GroupMonth[]): HeadSummary | null {
  const points = pointsOf(months);
  const first = months[0];
  if (!first || points.length === 0) return null;
  const approved = mean(points.map((point) => point.approved));
  const self = mean(points.map((point) => point.self));
  return {
    headId: first.headId,
    people: points.length,
    approved,
    self,
    approvedSquares: sum(points.map((point) => (point.approved - approved) ** 2)),
    selfSquares: sum(points.map((point) => (point.self - self) ** 2)),
    products: sum(points.map((point) => (point.approved - approved) * (point.self - self))),
  };
}

function pointsOf(months: readonly GroupMonth[]): { approved: number; self: number }[] {
  const people = new Map<number, { approved: number; self: number; months: number }>();
  for (const { evaluations } of months) {
    for (const { officialId, approved, self } of evaluations) {
      if (self === null) continue;
      const point = people.get(officialId) ?? { approved: 0, self: 0, months: 0 };
      point.approved += approved;
      point.self += self;
      point.months += 1;
      people.set(officialId, point);
    }
  }
  return [...people.values()].map((point) => ({
    approved: point.approved / point.months,
    self: point.self / point.months,
  }));
}
