import type { Dec } from './decimal.js';
import type { KindBasis, KindCode, KindEntry, KindSettings } from './kinds/all-kinds.js';

export const recordFormat = 'thuoc-do/record@1';

/** 0 staff, 1 deputy head of an office, 2 head of an office, 3 deputy head of the agency, 4 head of the agency. */
export type Tier = 0 | 1 | 2 | 3 | 4;

export interface Criterion {
  readonly code: string;
  readonly kind: KindCode;
  /** The most points: above 0, at most 1,000, in half points. */
  readonly max: Dec;
  /** Above 0, at most 100. */
  readonly weight: Dec;
  readonly exemplary: boolean;
  /** `target` and `breach` have them, the other kinds have none. */
  readonly settings?: KindSettings | undefined;
}

/** What scoring needs of a criteria set. */
export interface Yardstick {
  /** One for each tier, the first at least 1, never falling, none above 10. */
  readonly factors: readonly Dec[];
  readonly criteria: readonly Criterion[];
}

export interface CriteriaSet extends Yardstick {
  readonly code: string;
  readonly version: number;
}

/** Left out on purpose by the approver. */
interface LeftOut {
  readonly assessed: false;
}

export type Entry = KindEntry | LeftOut;
export type Entries = Readonly<Record<string, Entry>>;
/** As a form has them: missing, null and undefined mean that nothing is stated yet. */
export type PartialEntries = Readonly<Record<string, Entry | null | undefined>>;

/** Everything a score depends on. Numbers are decimal text, as the database gives them. */
export interface ScorecardRecord {
  readonly format: typeof recordFormat;
  /** YYYY-MM */
  readonly period: string;
  readonly official: { readonly code: string; readonly tier: Tier };
  readonly criteriaSet: CriteriaSet;
  readonly entries: Entries;
}

/** Where the points of a line come from: a code and the numbers a sentence needs. */
export type Basis = KindBasis | { readonly code: 'not-assessed:left-out' } | { readonly code: 'unstated' };

export interface ScoredLine {
  readonly criterion: string;
  /** To four decimals, half up; null: not assessed. The score is reckoned from the exact points. */
  readonly points: Dec | null;
  readonly max: Dec;
  /** W(i), exact: weight × factor of the tier where the criterion is exemplary. */
  readonly weight: Dec;
  readonly assessed: boolean;
  /** W(i) × points, to four decimals, half up; null: not assessed. */
  readonly weighted: Dec | null;
  /** W(i) × max, exact. */
  readonly weightedMax: Dec;
  readonly basis: Basis;
}

interface Sums {
  /** Σ W·points over the assessed criteria, to four decimals, half up. */
  readonly earned: Dec;
  /** Σ W·max over the assessed criteria, exact. */
  readonly possible: Dec;
}

export interface Scored {
  /** 0…100 with two decimals (`78.00`), rounded once, half up; null: nothing was assessed. */
  readonly score: Dec | null;
  /** The same over the exemplary criteria, without the factor. */
  readonly exemplarity: Dec | null;
  readonly lines: readonly ScoredLine[];
  /** The two sums of the score, for showing the arithmetic. */
  readonly sums: Sums;
}

export interface PartialLine extends ScoredLine {
  /** False: nothing is stated yet, and the line is in neither sum. */
  readonly stated: boolean;
}

export interface PartialScored extends Scored {
  readonly lines: readonly PartialLine[];
  /** How many criteria have nothing stated. */
  readonly unstated: number;
}
