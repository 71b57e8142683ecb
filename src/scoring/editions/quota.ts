import { one, toUnits, type Dec } from '../decimal.js';
import type { Label, Quota, QuotaBase } from './year-record.js';

/**
 * The most that may be excellent. `n`: how many are excellent or good, from 0; `share`: 0.2 to 0.25 for officials and
 * organisations alike. `good`: the largest x with x ≤ share × (n − x), as those above the ceiling would join the
 * good; `good-or-better`: ⌊n × share⌋. Errors: RangeError where n is no whole number from 0 or share no decimal.
 * Source: Điều 20.5, 8.5.
 */
export function ceiling(n: number, share: Dec, base: QuotaBase): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`no number of people: ${n}`);
  const part = toUnits(share);
  return Number((BigInt(n) * part) / (base === 'good' ? one + part : one));
}

/** How a closed set of labels stands to the ceiling. It never says who gives way. Source: Điều 20.5. */
export function quotaOf(labels: readonly (Label | null)[], share: Dec, base: QuotaBase): Quota {
  const excellent = labels.filter((label) => label === 'excellent').length;
  const n = excellent + labels.filter((label) => label === 'good').length;
  if (labels.includes(null)) return { n, ceiling: null, excellent, over: null };
  const most = ceiling(n, share, base);
  return { n, ceiling: most, excellent, over: Math.max(0, excellent - most) };
}
