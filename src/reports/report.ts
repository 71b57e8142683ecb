import type { OpenedSheet } from '../evaluations/sheet-access.js';
import type { Rows } from '../database/db.js';
import type { PeriodRow } from '../periods/period.queries.js';
import type { UnitHere } from './places.queries.js';
import type { ReportModel } from './report-model.js';
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
}

export interface UnitReport {
  code: UnitReportCode;
  about: 'unit';
  /** Always with the units below, never, or as asked. */
  below: 'always' | 'asked';
  /** So many sheets go into a paper at most; a page is cut into pieces, a workbook takes all. */
  mostOnPaper: number;
  build(making: Making, scope: UnitScope): Promise<ReportModel>;
}

export interface SheetReport {
  code: 'slip';
  about: 'sheet';
  build(making: Making, opened: OpenedSheet): Promise<ReportModel>;
}

export type UnitReportCode = 'unit-month' | 'leaders' | 'committee-month';
export type Report = UnitReport | SheetReport;
