import type { PlannedRow, RowFault } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';
import { typedDay } from '../../web/format.js';
import { FIGURE_BOUNDS, readFigure, type Figure } from '../figure.form.js';
import { endedBefore } from '../measure.policy.js';
import type { FigureRow, MeasureRow } from '../measures.queries.js';
import { isMonth } from '../months.js';
import { readFigureUnit, type FigureUnit } from './figure-unit.js';
import { UnitMatcher } from '../../units/imports/understanding/unit.js';

export interface FileLine {
  row: number;
  /** The code of the unit that is meant; what was typed where it is nobody's. */
  unitCode: string;
  /** What is wrong with the unit, or to be looked at. */
  unitFaults?: RowFault[];
  unitRemarks?: RowFault[];
  measureCode: string;
  month: string;
  value: string;
  asked: string;
  source: string;
  reason: string;
}

interface KnownUnit {
  id: number;
  name: string;
  closedOn: string | null;
}

export interface FiguresKnown {
  /** Units for which the sender may type, by code. */
  units: ReadonlyMap<string, KnownUnit>;
  measures: ReadonlyMap<string, MeasureRow>;
  /** Figures that stand, by `figureKey`. */
  figures: ReadonlyMap<string, FigureRow>;
  closedMonths: ReadonlySet<string>;
  first: string;
  last: string;
}

/** One row that would be written, beside its place in the plan. */
interface ReadyFigure {
  measure: MeasureRow;
  unitId: number;
  month: string;
  figure: Figure;
  before: FigureRow | undefined;
  reason: string;
}

export interface FiguresPlan {
  plan: PlannedRow[];
  ready: ReadyFigure[];
}

function figureKey(measureId: number, unitId: number, month: string): string {
  return `${measureId} ${unitId} ${month}`;
}

/** Pure: what a file of figures would do, row by row, and why a row cannot be taken. */
export function planFigures(lines: readonly FileLine[], known: FiguresKnown): FiguresPlan {
  const seen = new Map<string, number>();
  const ready: ReadyFigure[] = [];
  const plan = lines.map((line) => {
    const faults: RowFault[] = [];
    const found = readLine(line, known, faults);
    noteTwice(line, seen, faults);
    const action = faults.length > 0 || !found ? 'wrong' : !found.before ? 'create' : isSame(found) ? 'same' : 'change';
    if (found && (action === 'create' || action === 'change')) ready.push(found);
    const changes = found && action === 'change' ? changesOf(found) : [];
    return {
      row: line.row,
      code: line.unitCode,
      name: `${line.measureCode} · ${line.month}`,
      action,
      changes,
      faults,
      ...(line.unitRemarks?.length ? { remarks: line.unitRemarks } : {}),
    } as PlannedRow;
  });
  return { plan, ready };
}

/** What the figures' plan reads, as it goes into the thread. */
export interface FigureFacts {
  units: [string, KnownUnit][];
  measures: MeasureRow[];
  figures: FigureRow[];
  closedMonths: string[];
  first: string;
  last: string;
}

/** One figure to be written, with what the act says of it. */
export interface FigureLine extends Figure {
  measureId: number;
  measure: string;
  unitId: number;
  month: string;
  number: number;
  before: string | null;
  reason: string;
}

/** Pure: the plan of a whole file. */
export function planFigureFile(rows: readonly TableRow[], facts: FigureFacts): PlannedRow<FigureLine>[] {
  const open = facts.units.filter(([, { closedOn }]) => closedOn === null);
  const matcher = new UnitMatcher(open.map(([code, { name }]) => ({ code, name })));
  const codes = new Set(facts.units.map(([code]) => code));
  const { plan, ready } = planFigures(
    rows.map((row) => lineOf(row, readFigureUnit(row, matcher, codes))),
    {
      ...facts,
      units: new Map(facts.units),
      measures: new Map(facts.measures.map((measure) => [measure.code, measure])),
      figures: new Map(
        facts.figures.map((figure) => [figureKey(figure.measureId, figure.unitId, figure.month), figure]),
      ),
      closedMonths: new Set(facts.closedMonths),
    },
  );
  const written = ready.values();
  return plan.map((row) =>
    row.action === 'create' || row.action === 'change' ? { ...row, line: figureLine(written.next().value!) } : row,
  ) as PlannedRow<FigureLine>[];
}

function figureLine({ measure, unitId, month, figure, before, reason }: ReadyFigure): FigureLine {
  const number = (before?.number ?? 0) + 1;
  const { id: measureId, code } = measure;
  return { measureId, measure: code, unitId, month, number, ...figure, before: before?.value ?? null, reason };
}

function lineOf({ row, cells }: TableRow, { code, faults, remarks }: FigureUnit): FileLine {
  return {
    row,
    unitCode: code,
    unitFaults: faults,
    unitRemarks: remarks,
    measureCode: cells['measure_code'] ?? '',
    month: monthOf(cells['month'] ?? ''),
    value: cells['value'] ?? '',
    asked: cells['asked'] ?? '',
    source: cells['source'] ?? '',
    reason: cells['reason'] ?? '',
  };
}

/** 2026-10, 10/2026, 2026-10-01 (as a spreadsheet keeps a month). */
export function monthOf(text: string): string {
  const turned = /^(\d{1,2})[/.-](20\d{2})$/.exec(text);
  if (turned) return `${turned[2]}-${turned[1]!.padStart(2, '0')}`;
  return /^20\d{2}-\d{2}-01$/.test(text) ? text.slice(0, 7) : text;
}

function readLine(line: FileLine, known: FiguresKnown, faults: RowFault[]): ReadyFigure | null {
  const unit = known.units.get(line.unitCode);
  const measure = known.measures.get(line.measureCode);
  const unknown: RowFault = { column: 'unit_code', code: 'unit', value: line.unitCode };
  if (!unit) faults.push(...(line.unitFaults?.length ? line.unitFaults : [unknown]));
  else if (endedBefore(unit, line.month)) faults.push({ column: 'unit_code', code: 'ended', value: unit.name });
  if (!measure) faults.push({ column: 'measure_code', code: 'measure', value: line.measureCode });
  else if (measure.counts) faults.push({ column: 'measure_code', code: 'counted', value: measure.name });
  else if (measure.closedOn !== null && measure.closedOn < `${line.month}-01`)
    faults.push({ column: 'measure_code', code: 'closed', value: typedDay(measure.closedOn) });
  if (!isMonth(line.month) || line.month < known.first || line.month > known.last)
    faults.push({ column: 'month', code: 'month', value: line.month });
  if (!measure) return null;
  const read = readFigure(measure, line);
  faults.push(...read.faults.map(({ part, code }) => ({ column: part, code, value: line[part] })));
  if (!unit || !read.figure) return null;
  const before = known.figures.get(figureKey(measure.id, unit.id, line.month));
  const found = { measure, unitId: unit.id, month: line.month, figure: read.figure, before, reason: line.reason };
  const needed = before ? !isSame(found) : known.closedMonths.has(line.month);
  if (needed && (line.reason.length < FIGURE_BOUNDS.reason.least || line.reason.length > FIGURE_BOUNDS.reason.most)) {
    faults.push({ column: 'reason', code: before ? 'reason' : 'late', value: before?.value ?? '' });
  }
  return found;
}

function noteTwice(line: FileLine, seen: Map<string, number>, faults: RowFault[]): void {
  const key = `${line.unitCode} ${line.measureCode} ${line.month}`;
  const first = seen.get(key);
  if (first !== undefined) faults.push({ column: 'measure_code', code: 'twice', value: String(first) });
  else seen.set(key, line.row);
}

function isSame({ figure, before }: ReadyFigure): boolean {
  return (
    before !== undefined &&
    figure.value === before.value &&
    figure.asked === before.asked &&
    figure.source === before.source
  );
}

function changesOf({ figure, before }: ReadyFigure): PlannedRow['changes'] {
  const changes = [
    { column: 'value', before: before!.value, after: figure.value },
    { column: 'asked', before: String(before!.asked ?? ''), after: String(figure.asked ?? '') },
    { column: 'source', before: before!.source, after: figure.source },
  ];
  return changes.filter((change) => change.before !== change.after);
}
