import type { Dec } from '../decimal.js';
import type { LawCode } from './edition.js';
import type { Band } from './terms.js';

export const legalMonthFormat = 'thuoc-do/legal-month@1';

/** The items of the common criteria, in the order of the form. */
export const commonItems = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'] as const;
export type CommonItem = (typeof commonItems)[number];

/** đ and e, in percent: whole or half. */
export type LeaderShare = '100' | '50';

/** Where the cut to 70 points falls: on the sum, or on each of a, b and c at 100 %. A reading of Điều 12.3. */
export const capPlaces = ['average', 'component'] as const;
export type CapAt = (typeof capPlaces)[number];

/** What one counted mark takes of its product: a quarter, or all of it. A reading of Điều 14.2. */
export const markTakings = ['quarter', 'whole'] as const;
export type MarkTakes = (typeof markTakings)[number];

/** The work of one kind of product in the month. Quantities may be parts of a product: 0 or more, two decimals. */
export interface WorkLine {
  readonly product: string;
  /** K, the conversion factor: above 0, three decimals. */
  readonly factor: Dec;
  readonly assigned: Dec;
  /** Of the assigned ones. */
  readonly completed: Dec;
  /** Taken over from others, or unplanned: outside what was assigned, inside what was done. */
  readonly extra: Dec;
  /**
   * One count of marks, from 1, for each product that has any; no more of them than products done. A mark whose
   * objective cause was confirmed never comes into the record.
   */
  readonly failed: readonly number[];
  readonly late: readonly number[];
}

interface AnyMonth {
  readonly format: typeof legalMonthFormat;
  readonly edition: LawCode;
  /** YYYY-MM, 2026-01 or later. */
  readonly period: string;
  readonly capAt?: CapAt | undefined;
  /** Left out: `quarter`. */
  readonly markTakes?: MarkTakes | undefined;
  /** Each 0…its maximum, in steps of 0.25. */
  readonly common: Readonly<Record<CommonItem, Dec>>;
  readonly work: readonly WorkLine[];
}

interface StaffMonth extends AnyMonth {
  readonly leader: false;
  readonly led?: undefined;
  readonly organising?: undefined;
  readonly uniting?: undefined;
}

export interface LeaderMonth extends AnyMonth {
  readonly leader: true;
  /** Scores of everybody under their management (a deputy: within their field), 0…100, two decimals. Names nobody. */
  readonly led: readonly Dec[];
  /** đ */
  readonly organising: LeaderShare;
  /** e */
  readonly uniting: LeaderShare;
}

/** Everything a month's score by the decree depends on. Numbers are decimal text, counts of marks are numbers. */
export type LegalMonthRecord = StaffMonth | LeaderMonth;

export type LegalMonthNote = 'no-assigned-work' | 'leads-nobody';

export interface LegalMonthResult {
  /** 0…30, two decimals (`26.50`). */
  readonly common: Dec;
  /** In percent, to four decimals, half up, before any cut; null: nothing was assigned. */
  readonly a: Dec | null;
  readonly b: Dec | null;
  readonly c: Dec | null;
  /** 100 or 50; null for staff, and d also where nobody is led. */
  readonly d: Dec | null;
  readonly đ: Dec | null;
  readonly e: Dec | null;
  /** 0…70, cut and rounded once, two decimals; null: nothing was assigned. */
  readonly results: Dec | null;
  /** 0…100, two decimals. */
  readonly score: Dec | null;
  /** The band the score would fall in: the labels belong to the year. */
  readonly band: Band | null;
  readonly note: LegalMonthNote | null;
}
