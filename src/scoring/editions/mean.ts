import { one, toUnits, type Dec } from '../decimal.js';
import { fixed, ratio } from '../ratio.js';
import { lawOfYear } from './law.js';
import type { SpanKind } from './terms.js';

/** A month of a mean: a closed score, or an absence that leaves it out, or neither: it is missing. */
export interface MonthOfMean {
  /** What the month is called where it is missing: `2026-11`, or its number. */
  readonly month: string;
  /** 0…100, two decimals; null: not there. */
  readonly score: Dec | null;
  /** Left out by absence (Điều 11.2), or not in service. */
  readonly absent: boolean;
}

export interface MeanOfMonths {
  /** 0…100 with two decimals, rounded once, half up; null while a month is missing, or where none is left. */
  readonly mean: Dec | null;
  /** The same over the scores that are there; never a result, only what a page may call provisional. */
  readonly provisional: Dec | null;
  /** How many scores. */
  readonly months: number;
  /** Named, never dropped. */
  readonly missing: readonly string[];
}

export interface Span {
  readonly kind: SpanKind;
  readonly year: number;
  /** From 1: quarter 1…4, half 1…2, year 1. */
  readonly nth: number;
}

/** The arithmetic mean of months. Errors: RangeError on a score that is no decimal. Source: Điều 17.3, 11.2. */
export function meanOf(months: readonly MonthOfMean[]): MeanOfMonths {
  const counted = months.filter(({ absent }) => !absent);
  const missing = counted.filter(({ score }) => score === null).map(({ month }) => month);
  const scores = counted.flatMap(({ score }) => (score === null ? [] : [toUnits(score)]));
  const total = scores.reduce((sum, score) => sum + score, 0n);
  const provisional = scores.length === 0 ? null : fixed(ratio(total, one * BigInt(scores.length)), 2);
  return { mean: missing.length === 0 ? provisional : null, provisional, months: scores.length, missing };
}

/** The months of a span, YYYY-MM: 3, 6 or 12 of them. Errors: RangeError on a span the year does not have. */
export function monthsOf({ kind, year, nth }: Span): string[] {
  const length = lawOfYear(year).spanMonths[kind];
  const first = (nth - 1) * length + 1;
  if (!Number.isInteger(nth) || nth < 1 || first > 12) throw new RangeError(`no ${kind} ${nth} in a year`);
  const number = (place: number) => String(first + place).padStart(2, '0');
  return Array.from({ length }, (_, place) => `${String(year).padStart(4, '0')}-${number(place)}`);
}

/**
 * The mean of a quarter, half or year from what is known of its months: a month nothing is known of is missing.
 * Months of another span change nothing. Source: Điều 17.3.
 */
export function meanOfSpan(span: Span, known: readonly MonthOfMean[]): MeanOfMonths {
  const byMonth = new Map(known.map((each) => [each.month, each]));
  return meanOf(monthsOf(span).map((month) => byMonth.get(month) ?? { month, score: null, absent: false }));
}
