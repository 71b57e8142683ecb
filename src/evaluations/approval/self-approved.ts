import type { SetContent } from '../../criteria/criterion.js';
import { bothSides } from '../../scoring/both-sides.js';
import type { Dec } from '../../scoring/decimal.js';
import type { Tier } from '../../scoring/record.js';
import { entriesOf, type Stated } from '../stated.js';

/** What was handed in and then approved, as far as the comparison needs it. */
export interface HandedSide {
  score: Dec | null;
  /** The same criteria are assessed on both sides: then both scores stand as they are, and nothing below is needed. */
  same: boolean;
  values: (Dec | null)[];
  due: number;
}

export interface Compared {
  self: Dec;
  approved: Dec;
}

interface Evaluation {
  content: Pick<SetContent, 'factors' | 'criteria'> | undefined;
  tier: number;
  score: Dec | null;
  handed: HandedSide | null;
  approved: Stated;
}

/**
 * THE comparison of self with approved, over the criteria stated on both sides: the desk, the reports and the signals all take it from here.
 * Null where nothing was handed in or nothing is in both.
 */
export function selfApproved({ content, tier, score, handed, approved }: Evaluation): Compared | null {
  if (!handed || handed.score === null || score === null) return null;
  if (handed.same) return { self: handed.score, approved: score };
  if (!content) return null;
  const self: Stated = { values: handed.values, leftOut: [], due: handed.due, led: null };
  return bothSides(content, tier as Tier, entriesOf(content.criteria, self), entriesOf(content.criteria, approved));
}

/** For rows `a` of approvals and `s` of their submissions: whether the same criteria are assessed on both. */
export const SAME_SIDES = `coalesce((select bool_and((x.p is null) = (x.q is null)) from unnest(a.points, s.points) as x (p, q)), false)`;

/** Columns `handed…` of those rows; `handedSide` reads them. */
export const HANDED = `s.score as "handedScore", ${SAME_SIDES} as "handedSame", s.values as "handedValues", s.due_count as "handedDue"`;

export interface HandedColumns {
  handedScore: Dec | null;
  handedSame: boolean;
  handedValues: (Dec | null)[] | null;
  handedDue: number | null;
}

export function handedSide({ handedScore, handedSame, handedValues, handedDue }: HandedColumns): HandedSide | null {
  return handedValues === null
    ? null
    : { score: handedScore, same: handedSame, values: handedValues, due: handedDue ?? 0 };
}
