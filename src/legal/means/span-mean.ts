import type { Dec } from '../../scoring/decimal.js';
import { meanOf, monthsOf, type Span } from '../../scoring/editions/mean.js';
import type { SpanKind } from '../../scoring/editions/terms.js';
import type { MonthPlace } from './means.js';

export type { Span };

/** The mean of a quarter, half or year as Art 17.3 says, with what is not in it, named. */
export interface SpanMean extends Span {
  /** Rounded once, half up; null while a month is missing or nothing is scored. */
  mean: Dec | null;
  /** `mean` is of the closed months only: others of the span are still to come. */
  provisional: boolean;
  /** How many scores are in it. */
  months: number;
  /** Months that should have a score and have none: they stop the mean. */
  missing: string[];
  open: string[];
  absent: string[];
}

export function spanMean(span: Span, places: readonly MonthPlace[]): SpanMean {
  const within = monthsOf(span);
  const known = places.filter(({ month }) => within.includes(month));
  const closed = known.filter(({ open }) => !open);
  const { mean, months, missing } = meanOf(
    closed.map(({ month, score, absent }) => ({ month, score, absent: absent !== null })),
  );
  const open = known.filter((place) => place.open).map(({ month }) => month);
  const absent = known.filter((place) => place.absent !== null).map(({ month }) => month);
  return { ...span, mean, provisional: mean !== null && open.length > 0, months, missing: [...missing], open, absent };
}

/** Four quarters, two halves, the year. */
export function spansOf(year: number): Span[] {
  const some = (kind: SpanKind, count: number): Span[] =>
    Array.from({ length: count }, (_, place) => ({ kind, year, nth: place + 1 }));
  return [...some('quarter', 4), ...some('half', 2), ...some('year', 1)];
}
