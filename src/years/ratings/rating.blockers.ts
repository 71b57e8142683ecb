import type { Dec } from '../../scoring/decimal.js';
import type { Band } from '../../scoring/editions/terms.js';
import { quotaOf } from '../../scoring/editions/quota.js';
import type { Quota, QuotaBase } from '../../scoring/editions/year-record.js';
import type { UnitRating } from '../../scoring/editions/nd-335-2025/unit-rating.js';
import { fitOf } from './rating-facts.js';
import type { RatingRow } from './rating.queries.js';

export interface UnitYear {
  unitId: number;
  name: string;
  path: string;
  root: boolean;
  rating: RatingRow | null;
  fit: UnitRating | null;
  /** Recognised, else what fits what was proposed; null: open. */
  level: Band | null;
}

export type RatingBlocker =
  | { code: 'not-proposed' }
  | { code: 'complaint' }
  | { code: 'lower-open'; names: string }
  | { code: 'ceiling-open'; names: string }
  | { code: 'over'; over: number; ceiling: number; excellent: number };

/** The units of a year with what Điều 8 makes of them; a unit's lower ones are those whose path lies below its own. */
export function unitYears(
  units: readonly Pick<UnitYear, 'unitId' | 'name' | 'path' | 'root'>[],
  ratings: ReadonlyMap<number, RatingRow>,
): UnitYear[] {
  return units.map((unit) => {
    const rating = ratings.get(unit.unitId) ?? null;
    const failing = belowOf(unit, units).some(({ unitId }) => ratings.get(unitId)?.level === 'not-completed');
    const fit = rating && rating.proposedAt !== null ? fitOf(rating, failing) : null;
    const fitted = fit && fit.level !== 'no-level-fits' ? fit.level : null;
    return { ...unit, rating, fit, level: rating?.level ?? fitted };
  });
}

/** What stands in the way of recognising a level (Điều 8.5, 9.1, 9.2a). */
export function ratingBlockers(
  unit: UnitYear,
  all: readonly UnitYear[],
  level: Band | null,
  share: Dec,
  base: QuotaBase,
): RatingBlocker[] {
  const blockers: RatingBlocker[] = [];
  if (unit.rating?.proposedAt == null || unit.fit === null) blockers.push({ code: 'not-proposed' });
  if (unit.rating?.facts.complaint && !unit.rating.facts.complaint.cleared) blockers.push({ code: 'complaint' });
  const lower = belowOf(unit, all).filter(({ rating }) => !rating?.level);
  if (lower.length > 0) blockers.push({ code: 'lower-open', names: lower.map(({ name }) => name).join(', ') });
  if (level === 'excellent' && !unit.root) blockers.push(...quotaBlockers(unit, all, share, base));
  return blockers;
}

/** The organisations one authority recognises (Điều 8.5a): those of the commune's head; the root is the province's. */
export function unitQuota(all: readonly UnitYear[], share: Dec, base: QuotaBase): Quota {
  return quotaOf(
    all.filter(({ root }) => !root).map(({ level }) => level),
    share,
    base,
  );
}

function quotaBlockers(unit: UnitYear, all: readonly UnitYear[], share: Dec, base: QuotaBase): RatingBlocker[] {
  const asked = all.map((one) => (one.unitId === unit.unitId ? { ...one, level: 'excellent' as const } : one));
  const { ceiling, excellent, over } = unitQuota(asked, share, base);
  const open = asked.filter((one) => !one.root && one.level === null);
  if (ceiling === null || over === null)
    return [{ code: 'ceiling-open', names: open.map(({ name }) => name).join(', ') }];
  return over > 0 ? [{ code: 'over', over, ceiling, excellent }] : [];
}

function belowOf<U extends { unitId: number; path: string }>(
  unit: { unitId: number; path: string },
  all: readonly U[],
): U[] {
  return all.filter((one) => one.unitId !== unit.unitId && one.path.startsWith(unit.path));
}
