import { figuresOf, type DeskFigures } from '../committee/desk-figures.js';
import { decided, stateOf, type DeskEvaluation } from '../committee/desk-evaluation.js';
import { deskData, type DeskData, type DeskUnit, type Leader } from '../committee/desk.queries.js';
import { lastDayOf } from '../periods/calendar.js';
import type { PeriodRow } from '../periods/period.queries.js';
import type { EvaluationState } from '../periods/evaluation-state.js';
import { detailsIn, versionsIn, type MonthVersion, type EvaluationDetail } from './month.queries.js';
import type { UnitHere } from './places.queries.js';
import type { Making, UnitScope } from './report.js';

/** What an evaluation is called in a report: a closed period keeps apart what the committee has seen and what it has not. */
export type ReportState = Exclude<EvaluationState, 'closed'>;
export type ReportEvaluation = DeskEvaluation & EvaluationDetail & { state: ReportState };

/** One unit's month, read once: the desk's figures with what a report adds. */
export interface MonthData {
  unit: UnitHere;
  /** The unit and what was asked for below it, in the order of the tree. */
  units: DeskUnit[];
  period: PeriodRow;
  evaluations: ReportEvaluation[];
  leaders: Leader[];
  /** The whole desk, always with the units below. */
  desk: DeskData;
  /** Every version that an evaluation here stands under. */
  versions: MonthVersion[];
  figures: DeskFigures;
  figuresOf(evaluations: readonly ReportEvaluation[]): DeskFigures;
}

export async function loadMonth({ db, today }: Making, { unit, period, below }: UnitScope): Promise<MonthData> {
  const [desk, details] = await Promise.all([
    deskData(db, { unitPath: unit.path, periodId: period.id }, today),
    detailsIn(db, period.id, lastDayOf(period.month), unit.path),
  ]);
  if (!desk) throw new Error(`period ${period.id} is gone`);
  const evaluations = reportEvaluations(desk, details, today).filter(
    (evaluation) => below || evaluation.unitId === unit.id,
  );
  const figures = (some: readonly ReportEvaluation[]) => figuresOf(some, { period, versions: desk.versions, today });
  return {
    unit,
    period,
    evaluations,
    desk,
    units: below ? desk.units : desk.units.slice(0, 1),
    leaders: desk.leaders,
    versions: await versionsOf(db, evaluations),
    figures: figures(evaluations),
    figuresOf: figures,
  };
}

/** In the order in which the units come. */
async function versionsOf(db: Making['db'], evaluations: readonly ReportEvaluation[]): Promise<MonthVersion[]> {
  const ids = [...new Set(evaluations.map((evaluation) => evaluation.versionId))];
  const versions = await versionsIn(db, ids);
  return versions.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function reportEvaluations(desk: DeskData, details: Map<number, EvaluationDetail>, today: string): ReportEvaluation[] {
  return desk.evaluations.flatMap((evaluation) => {
    const detail = details.get(evaluation.id);
    if (!detail) return [];
    const state = stateOf(evaluation, desk.period, today);
    return [{ ...evaluation, ...detail, state: state === 'closed' ? evaluation.status : state }];
  });
}

export function isDecided(evaluation: ReportEvaluation): boolean {
  return decided(evaluation);
}

/** Criteria of a decided evaluation that its approver left out on purpose. */
export function leftOutCount(evaluation: ReportEvaluation): number {
  return isDecided(evaluation) ? evaluation.result!.leftOut.filter(Boolean).length : 0;
}

/** A row of a report by unit: the unit's own people, or a unit directly below with all below that. */
export interface UnitGroup {
  name: string;
  own: boolean;
  unitIds: ReadonlySet<number>;
  evaluations: ReportEvaluation[];
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
        evaluations: month.evaluations.filter((evaluation) => unitIds.has(evaluation.unitId)),
      };
    })
    .filter((group) => group.evaluations.length > 0);
}
