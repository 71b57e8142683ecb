import { figuresOf, type DeskFigures } from '../committee/desk-figures.js';
import { decided, stateOf, type DeskSheet } from '../committee/desk-sheet.js';
import { deskData, type DeskData, type DeskUnit, type Leader } from '../committee/desk.queries.js';
import { lastDayOf } from '../periods/calendar.js';
import type { PeriodRow } from '../periods/period.queries.js';
import type { SheetState } from '../periods/sheet-state.js';
import { detailsIn, versionsIn, type MonthVersion, type SheetDetail } from './month.queries.js';
import type { UnitHere } from './places.queries.js';
import type { Making, UnitScope } from './report.js';

/** What a sheet is called in a report: a closed period keeps apart what the committee has seen and what it has not. */
export type ReportState = Exclude<SheetState, 'closed'>;
export type ReportSheet = DeskSheet & SheetDetail & { state: ReportState };

/** One unit's month, read once: the desk's figures with what a report adds. */
export interface MonthData {
  unit: UnitHere;
  /** The unit and what was asked for below it, in the order of the tree. */
  units: DeskUnit[];
  period: PeriodRow;
  sheets: ReportSheet[];
  leaders: Leader[];
  /** The whole desk, always with the units below. */
  desk: DeskData;
  /** Every version that a sheet here stands under. */
  versions: MonthVersion[];
  figures: DeskFigures;
  figuresOf(sheets: readonly ReportSheet[]): DeskFigures;
}

export async function loadMonth({ db, today }: Making, { unit, period, below }: UnitScope): Promise<MonthData> {
  const [desk, details] = await Promise.all([
    deskData(db, { unitPath: unit.path, periodId: period.id }, today),
    detailsIn(db, period.id, lastDayOf(period.month), unit.path),
  ]);
  if (!desk) throw new Error(`period ${period.id} is gone`);
  const sheets = reportSheets(desk, details, today).filter((sheet) => below || sheet.unitId === unit.id);
  const figures = (some: readonly ReportSheet[]) => figuresOf(some, { period, versions: desk.versions, today });
  return {
    unit,
    period,
    sheets,
    desk,
    units: below ? desk.units : desk.units.slice(0, 1),
    leaders: desk.leaders,
    versions: await versionsOf(db, sheets),
    figures: figures(sheets),
    figuresOf: figures,
  };
}

/** In the order in which the units come. */
async function versionsOf(db: Making['db'], sheets: readonly ReportSheet[]): Promise<MonthVersion[]> {
  const ids = [...new Set(sheets.map((sheet) => sheet.versionId))];
  const versions = await versionsIn(db, ids);
  return versions.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function reportSheets(desk: DeskData, details: Map<number, SheetDetail>, today: string): ReportSheet[] {
  return desk.sheets.flatMap((sheet) => {
    const detail = details.get(sheet.id);
    if (!detail) return [];
    const state = stateOf(sheet, desk.period, today);
    return [{ ...sheet, ...detail, state: state === 'closed' ? sheet.status : state }];
  });
}

export function isDecided(sheet: ReportSheet): boolean {
  return decided(sheet);
}

/** Criteria of a decided sheet that its approver left out on purpose. */
export function leftOutCount(sheet: ReportSheet): number {
  return isDecided(sheet) ? sheet.result!.leftOut.filter(Boolean).length : 0;
}

/** A row of a report by unit: the unit's own people, or a unit directly below with all below that. */
export interface UnitGroup {
  name: string;
  own: boolean;
  unitIds: ReadonlySet<number>;
  sheets: ReportSheet[];
}

export function groupsOf(month: MonthData): UnitGroup[] {
  const top = new Map<number, number>();
  const names = new Map<number, string>();
  for (const unit of month.units) {
    const at = unit.depth < 2 ? unit.id : top.get(unit.parentId!)!;
    top.set(unit.id, at);
    if (at === unit.id) names.set(at, unit.name);
  }
  return [...names]
    .map(([id, name]) => {
      const unitIds = new Set(month.units.filter((unit) => top.get(unit.id) === id).map((unit) => unit.id));
      return {
        name,
        own: id === month.unit.id,
        unitIds,
        sheets: month.sheets.filter((sheet) => unitIds.has(sheet.unitId)),
      };
    })
    .filter((group) => group.sheets.length > 0);
}
