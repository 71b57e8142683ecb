import type { Dec } from '../../scoring/decimal.js';
import type { Band } from '../../scoring/editions/terms.js';
import { unitRating, type UnitRating } from '../../scoring/editions/nd-335-2025/unit-rating.js';

/** The eight headings of Điều 7.1; the province's own criteria under them are typed in. */
export const HEADINGS = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h'] as const;
type Heading = (typeof HEADINGS)[number];
/** The three items of Điều 6, together at most 30. */
export const COMMON_ITEMS = ['1', '2', '3'] as const;

interface Signed {
  note: string;
  by: string;
  at: string;
}

/** What a unit states of its year beside the points. Shares are percent, as text. */
export interface RatingFacts {
  common?: Partial<Record<(typeof COMMON_ITEMS)[number], Dec>>;
  notes?: Partial<Record<Heading, string>>;
  completed?: Dec;
  late?: Dec;
  beyond?: Dec;
  planCompleted?: Dec;
  quality?: boolean;
  defects?: 'fixed' | 'open' | 'none';
  wrongdoing?: boolean;
  forceMajeure?: boolean;
  /** Điều 9.2a: to be verified before the level is decided. */
  complaint?: Signed & { cleared: Signed | null };
  /** The province's decision as personnel entered it, until the outside approver confirms it (Điều 5.2). */
  outside?: { level: Band; by: string; byAccount: number; at: string } | null;
}

/** What Điều 8 makes of what was stated; null while something it asks is not stated. */
export function fitOf(
  rating: { common: Dec | null; results: Dec | null; facts: RatingFacts },
  subUnitFailing: boolean,
): UnitRating | null {
  const { common, results, facts } = rating;
  const {
    completed,
    late,
    beyond,
    planCompleted,
    quality = false,
    defects = 'none',
    wrongdoing = false,
    forceMajeure = false,
  } = facts;
  if (
    common === null ||
    results === null ||
    completed === undefined ||
    late === undefined ||
    beyond === undefined ||
    planCompleted === undefined
  )
    return null;
  const defectsFixed = defects === 'none' ? null : defects === 'fixed';
  return unitRating(common, results, {
    completed,
    late,
    beyond,
    planCompleted,
    quality,
    defectsFixed,
    wrongdoing,
    forceMajeure,
    subUnitFailing,
  });
}

/** The competent person takes the level that fits; good for excellent; and any level, with a reason, where none fits. */
export function mayRecognise(fit: UnitRating['level'], level: Band): 'fits' | 'needs-reason' | 'refused' {
  if (fit === level) return 'fits';
  return fit === 'no-level-fits' || (fit === 'excellent' && level === 'good') ? 'needs-reason' : 'refused';
}
