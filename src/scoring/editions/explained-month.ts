import type { Dec } from '../decimal.js';
import type { CapAt, LegalMonthResult, MarkTakes } from './month-record.js';

/** What something costs (or brings): percent of each part it touches, and points before the cut. Two decimals. */
export interface Cost {
  /** Null: nothing was assigned, so nothing can be said of A. */
  readonly percent: Dec | null;
  readonly points: Dec | null;
}

/** Work that a, b and c feel alike: missing (assigned, not completed), or extra (taken over, unplanned). */
export interface ConvertedWork extends Cost {
  readonly product: string;
  readonly factor: Dec;
  readonly quantity: Dec;
  /** K × quantity, exact. */
  readonly amount: Dec;
}

/** The marks of one product: `failed` costs b, `late` costs c. */
export interface CountedMark extends Cost {
  readonly kind: 'failed' | 'late';
  readonly part: 'b' | 'c';
  readonly article: '14.2b' | '14.2c';
  readonly product: string;
  readonly factor: Dec;
  readonly marks: number;
  /** At most four, or one where it takes all: a further one changes nothing. */
  readonly counted: number;
  readonly amount: Dec;
}

/** d, đ or e standing at 50. */
export interface LeaderCost {
  readonly part: 'd' | 'đ' | 'e';
  readonly article: '15.3a' | '15.3b' | '15.3c';
  readonly points: Dec | null;
}

export interface MonthTerm {
  readonly part: 'a' | 'b' | 'c' | 'd' | 'đ' | 'e';
  readonly article: string;
  /** To four decimals, before any cut, and as it goes into the mean. */
  readonly value: Dec;
  readonly used: Dec;
  /** What it brings of the 70, two decimals. */
  readonly points: Dec;
}

export interface ExplainedMonth {
  readonly result: LegalMonthResult;
  readonly capAt: CapAt;
  readonly markTakes: MarkTakes;
  /** The mean's parts, in the order of the formula; empty: nothing was assigned. */
  readonly terms: readonly MonthTerm[];
  /** Converted amounts (K × quantity), exact: A, what of it was completed, extra, D, and what the marks take. */
  readonly totals: Readonly<Record<'assigned' | 'completed' | 'extra' | 'done' | 'failedLost' | 'lateLost', Dec>>;
  readonly missing: readonly ConvertedWork[];
  readonly extra: readonly ConvertedWork[];
  readonly marks: readonly CountedMark[];
  readonly leader: readonly LeaderCost[];
  /** Whom d asks about: how many, and how many of them fall below 50; null for staff. */
  readonly led: { readonly people: number; readonly below: number } | null;
  /** Points before and over the cut, two decimals; null: nothing was cut. */
  readonly cut: { readonly before: Dec; readonly over: Dec } | null;
}
