import type { OpenedEvaluation } from '../evaluations/evaluation-access.js';
import type { Rows } from '../database/db.js';
import type { PeriodRow } from '../periods/period.queries.js';
import type { UnitHere } from './places.queries.js';
import type { ReportModel } from './report-model.js';
import type { Span } from './span.js';
import type { Words } from './words.js';

/** Who makes a report, when, and in which language. */
export interface Making {
  db: Rows;
  words: Words;
  by: string;
  at: Date;
  today: string;
  /** What the agency of a unit set for itself; an empty text where it set nothing. */
  settings(unitId: number): Promise<Record<'place' | 'agency' | 'agency-above', string>>;
}

/** A unit's month that the maker may read. */
export interface UnitScope {
  unit: UnitHere;
  below: boolean;
  period: PeriodRow;
  issuer: Issuer;
  /** Whether the committee's questions, answers and decisions are read in full, or only counted. */
  inside: boolean;
}

/** Who signs: the agency in the State's layout, or its committee in the Party's. */
export type Issuer = 'agency' | 'committee';

/** A unit's half year or year that the maker may read. */
export interface SpanScope {
  unit: UnitHere;
  root: UnitHere;
  span: Span;
  issuer: Issuer;
  /** Whether the committee's questions, answers and decisions are read in full, or only counted. */
  inside: boolean;
}

/** A leader's twelve months, the last of them `months[11]`. */
export interface OfficialScope {
  official: OfficialHere;
  months: string[];
  /** The official reads their own page. */
  own: boolean;
}

export interface OfficialHere {
  id: number;
  code: string;
  name: string;
  /** Of the main post today. */
  title: string;
  position: 'head' | 'deputy';
  unitId: number;
  unitName: string;
  unitPath: string;
  rootUnitId: number;
}

export interface UnitReport {
  code: UnitReportCode;
  about: 'unit';
  /** Always with the units below, never, or as asked. */
  below: 'always' | 'asked';
  /** So many evaluations go into a paper at most; a page is cut into pieces, a workbook takes all. */
  mostOnPaper: number;
  build(making: Making, scope: UnitScope): Promise<ReportModel>;
}

export interface EvaluationReport {
  code: 'slip';
  about: 'evaluation';
  build(making: Making, opened: OpenedEvaluation): Promise<ReportModel>;
}

export interface SpanReport {
  code: 'directive-05';
  about: 'span';
  build(making: Making, scope: SpanScope): Promise<ReportModel>;
}

export interface OfficialReport {
  code: 'leader-year';
  about: 'official';
  build(making: Making, scope: OfficialScope): Promise<ReportModel>;
}

export type UnitReportCode = 'unit-month' | 'leaders' | 'committee-month' | 'months';
export type Report = UnitReport | EvaluationReport | SpanReport | OfficialReport;
/** Reports that a committee may issue itself. */
export const ISSUED_BY_COMMITTEES: readonly Report['code'][] = ['committee-month', 'directive-05'];
