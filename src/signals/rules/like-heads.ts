import { FEWEST_PEOPLE } from './fewest.js';
import { summarise } from './head-summary.js';
import type { GroupMonth, HeadSummary } from './types.js';

/** Heads of like units, to compare with: month by month, and over all the months given. */
export interface LikeHeads {
  readonly byMonth: ReadonlyMap<string, readonly HeadSummary[]>;
  readonly over: readonly HeadSummary[];
}

/** By kind of unit. */
export function likeHeads(groups: readonly GroupMonth[]): Map<string, LikeHeads> {
  const kinds = new Map<string, { byMonth: Map<string, HeadSummary[]>; over: HeadSummary[] }>();
  const of = (kind: string) => entry(kinds, kind, () => ({ byMonth: new Map(), over: [] }));
  for (const group of groups)
    add(
      entry(of(group.kind).byMonth, group.month, () => []),
      [group],
    );
  for (const months of histories(groups)) add(of(months.at(-1)!.kind).over, months);
  return kinds;
}

/** Each head's months, the oldest first; who came to a unit of another kind has a history in each. */
export function histories(groups: readonly GroupMonth[]): GroupMonth[][] {
  const heads = new Map<string, GroupMonth[]>();
  for (const group of groups) entry(heads, `${group.headId} ${group.kind}`, () => []).push(group);
  for (const months of heads.values()) months.sort((a, b) => (a.month < b.month ? -1 : 1));
  return [...heads.values()];
}

function add(to: HeadSummary[], months: readonly GroupMonth[]): void {
  const summary = summarise(months);
  if (summary && summary.people >= FEWEST_PEOPLE) to.push(summary);
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, fresh: () => Value): Value {
  const there = map.get(key);
  if (there !== undefined) return there;
  const value = fresh();
  map.set(key, value);
  return value;
}
