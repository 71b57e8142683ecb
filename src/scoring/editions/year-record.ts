import type { Dec } from '../decimal.js';
import type { LawCode } from './edition.js';
import { bandCodes, type Absence, type Band, type Override } from './terms.js';

export const yearGroupFormat = 'thuoc-do/year-group@1';

/** Of whom the share is reckoned: of the good alone, or of good and excellent together. A reading of Điều 20.5a. */
export const quotaBases = ['good', 'good-or-better'] as const;
export type QuotaBase = (typeof quotaBases)[number];

/** Days of service, YYYY-MM-DD, both in it; without `to` it goes on. */
export interface ServiceSpan {
  readonly from: string;
  readonly to?: string | undefined;
}

/** Whole months and the days beside them. */
export interface Service {
  readonly months: number;
  readonly days: number;
}

/** The label in force, once decided, with what was said where it is not what the record alone comes to. */
export interface DecidedLabel {
  readonly label: Label;
  /** Why it was lowered, or replaced. */
  readonly reason?: string | undefined;
  /** Number of the decision it was given by. */
  readonly decision?: string | undefined;
}

export interface YearOfficial {
  readonly code: string;
  /** Group of like duties. */
  readonly group: string;
  /** Twelve, January first; 0…100, two decimals; null: no score. */
  readonly months: readonly (Dec | null)[];
  /** By month number, 1…12; such a month has no score. */
  readonly absent: Readonly<Record<string, Absence>>;
  readonly overrides: readonly Override[];
  /** Spans of service that touch the year, in order and apart; may be left out. Where given they decide Điều 11.1. */
  readonly service?: readonly ServiceSpan[] | undefined;
  /** May be left out; where given it is the label, and what the rest comes to is only what it is compared with. */
  readonly decided?: DecidedLabel | undefined;
}

/** A part of the organisation with a label of its own, and who heads it (Điều 20.6). */
export interface YearPart {
  /** Code of the part's head, who is not the organisation's. */
  readonly head: string;
  /** The part's own label; null: it has none. */
  readonly organisation: Band | null;
}

/** Everything the labels of an agency's year depend on. Numbers are decimal text. */
export interface YearGroupRecord {
  readonly format: typeof yearGroupFormat;
  readonly edition: LawCode;
  readonly year: number;
  readonly quotaBase: QuotaBase;
  /** 0.2, or with a decision up to 0.25. */
  readonly share: Dec;
  /** Number of the decision that raised the share. */
  readonly decision?: string | undefined;
  /** The organisation's own label; null: it has none. */
  readonly organisation: Band | null;
  /** Code of the organisation's head; null: not in the list. */
  readonly head: string | null;
  /** Parts whose heads are in the list; may be left out. */
  readonly parts?: readonly YearPart[] | undefined;
  readonly officials: readonly YearOfficial[];
}

export const labelCodes = [...bandCodes, 'not-classified'] as const;
export type Label = (typeof labelCodes)[number];
export type LabelReason =
  | `override:${Override}`
  | 'head-cap'
  | 'not-classified:11.1'
  | 'no-working-month'
  | 'lowered'
  | 'decided';

export interface YearClassified {
  readonly code: string;
  readonly group: string;
  /** Two decimals; null while a month is missing, or where no month is left. */
  readonly mean: Dec | null;
  /** How many scores stand in the mean. */
  readonly months: number;
  /** Numbers of the months without a score and without an absence. */
  readonly missing: readonly number[];
  /** The mean's band. */
  readonly byPoints: Band | null;
  /** Null: open. */
  readonly label: Label | null;
  readonly reasons: readonly LabelReason[];
}

export interface Quota {
  /** Labelled excellent or good, after overrides and the head's cap. */
  readonly n: number;
  /** Null while a label of the agency, or of the group, is open; and so `over`. */
  readonly ceiling: number | null;
  readonly excellent: number;
  readonly over: number | null;
}

export interface YearGroupResult {
  readonly officials: readonly YearClassified[];
  readonly agency: Quota;
  /** By group, in the order the list first names them. */
  readonly groups: ReadonlyMap<string, Quota>;
}
