import type { Grade } from './frame.js';

/** Percent of those rated. */
const usual = 30n;
const outstandingUnit = 40n;

export interface QuotaOfA {
  /** How many are rated. */
  readonly n: number;
  /** Null while anybody is not rated yet; and so `over`. */
  readonly ceiling: number | null;
  readonly excellent: number;
  readonly over: number | null;
}

/** The most A among n rated: ⌊0.30·n⌋, or ⌊0.40·n⌋ where the unit is outstanding. Errors: RangeError on no count. */
export function ceilingOfA(n: number, outstanding: boolean): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`no number of people: ${n}`);
  return Number((BigInt(n) * (outstanding ? outstandingUnit : usual)) / 100n);
}

/** How a month's grades stand to the ceiling, over the closed unit; null is a grade still open. */
export function quotaOfA(given: readonly (Grade | null)[], outstanding: boolean): QuotaOfA {
  const n = given.filter((grade) => grade !== null).length;
  const excellent = given.filter((grade) => grade === 'A').length;
  if (n < given.length) return { n, ceiling: null, excellent, over: null };
  const most = ceilingOfA(n, outstanding);
  return { n, ceiling: most, excellent, over: Math.max(0, excellent - most) };
}
