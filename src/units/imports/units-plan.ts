import type { PlannedRow, RowFault } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';
import { readUnits, type ReadUnit } from './understanding/units.js';
import { changeFaults, readDecision, type SaidDecision } from './unit-change-faults.js';
import { UNIT_KINDS, unitKind } from './unit-kinds.js';
import { leaveBelowWrong } from './wrong-parents.js';

export interface KnownUnit {
  code: string;
  name: string;
  kind: string;
  parentCode: string | null;
  inScope: boolean;
  /** The last day of the last closed month that shows it. */
  shut: string | null;
  /** Since when it is what it is by an act. */
  since: string | null;
}

export interface UnitFacts {
  /** The unit that the import goes under, by its code. */
  under: string;
  /** Units that the file names, and those above them; whether they lie below (or are) that unit. */
  units: KnownUnit[];
  /** Codes that a code made here must not be, lower case. */
  taken: string[];
  today: string;
}

export interface UnitLine {
  code: string;
  name: string;
  kind: string;
  /** Rows without a parent stand directly under the unit that the import goes under. */
  parentCode: string;
  /** Of a unit that is there and changes: from which day, by which decision; null where it is put right from the beginning. */
  day: string | null;
  decisionNumber: string | null;
}

/** Pure: what a file of units would do to the tree under `under`, row by row, in the file's order. */
export function planUnits(
  rows: readonly TableRow[],
  { under, units, taken, today }: UnitFacts,
): PlannedRow<UnitLine>[] {
  const read = readUnits(rows, { units: units.filter(({ inScope }) => inScope), taken: new Set(taken) });
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const decision = readDecision(rows[0]?.cells ?? {}, today);
  const lines = read.map((one) => ({ row: one.row, line: lineOf(one, under, byCode, decision) }));
  const parents = parentsOf(lines, units);
  const planning = lines.map(({ row, line }, at) => {
    const { faults: own, remarks } = read[at]!;
    const before = byCode.get(line.code);
    const faults = [...own, ...faultsOf(line, own, byCode, parents, under)];
    if (before && faults.length === 0 && isAnother(line, before))
      faults.push(...changeFaults(decision, [before, byCode.get(line.parentCode)]));
    return { ...planned(row, line, before, faults), ...(remarks.length > 0 ? { remarks } : {}) };
  });
  return leaveBelowWrong(
    planning,
    lines.map(({ line }) => line),
    new Set(byCode.keys()),
  );
}

/** The unit that the import goes under stays where it stands, should a list begin with it. */
function lineOf(
  { values: { code, name, parent }, kind }: ReadUnit,
  under: string,
  byCode: Map<string, KnownUnit>,
  { day, decisionNumber }: SaidDecision,
): UnitLine {
  const own = code === under ? byCode.get(under) : undefined;
  const parentCode = parent ?? (own ? (own.parentCode ?? '') : under);
  return { code, name, kind: kind === '' && own ? own.kind : unitKind(kind, name), parentCode, day, decisionNumber };
}

function parentsOf(lines: readonly { line: UnitLine }[], known: readonly KnownUnit[]): Map<string, string | null> {
  const parents = new Map<string, string | null>(known.map((unit) => [unit.code, unit.parentCode]));
  for (const { line } of lines) parents.set(line.code, line.parentCode);
  return parents;
}

function faultsOf(
  line: UnitLine,
  own: readonly RowFault[],
  byCode: Map<string, KnownUnit>,
  parents: Map<string, string | null>,
  under: string,
): RowFault[] {
  const faults: RowFault[] = [];
  if (!UNIT_KINDS.includes(line.kind)) faults.push({ column: 'kind', code: 'bad-kind', value: line.kind });
  if (line.code === under) {
    if (isAnother(line, byCode.get(under))) faults.push({ column: 'code', code: 'out-of-scope', value: line.code });
    return faults;
  }
  if (byCode.has(line.code) && !byCode.get(line.code)!.inScope)
    faults.push({ column: 'code', code: 'taken-elsewhere', value: line.code });
  if (own.some(({ column }) => column === 'parent_code')) return faults;
  if (!parents.has(line.parentCode)) faults.push({ column: 'parent_code', code: 'orphan', value: line.parentCode });
  else if (inCycle(line.code, parents)) faults.push({ column: 'parent_code', code: 'cycle', value: line.parentCode });
  else if (!reaches(line.code, parents, byCode))
    faults.push({ column: 'code', code: 'out-of-scope', value: line.code });
  return faults;
}

function isAnother(line: UnitLine, stands: KnownUnit | undefined): boolean {
  return (
    !stands || line.name !== stands.name || line.kind !== stands.kind || line.parentCode !== (stands.parentCode ?? '')
  );
}

function inCycle(code: string, parents: Map<string, string | null>): boolean {
  const passed = new Set<string>();
  for (let at: string | null | undefined = code; at; at = parents.get(at)) {
    if (passed.has(at)) return true;
    passed.add(at);
  }
  return false;
}

/** True when the way up from a unit meets one that the person may change. */
function reaches(code: string, parents: Map<string, string | null>, byCode: Map<string, KnownUnit>): boolean {
  for (let at = parents.get(code); at; at = parents.get(at)) if (byCode.get(at)?.inScope) return true;
  return false;
}

function planned(row: number, line: UnitLine, before: KnownUnit | undefined, faults: RowFault[]): PlannedRow<UnitLine> {
  const { code, name } = line;
  if (faults.length > 0) return { row, code, name, action: 'wrong', changes: [], faults };
  if (!before) return { row, code, name, action: 'create', changes: [], faults, line };
  const changes = [
    { column: 'name', before: before.name, after: line.name },
    { column: 'parent_code', before: before.parentCode ?? '', after: line.parentCode },
    { column: 'kind', before: before.kind, after: line.kind },
  ].filter((change) => change.before !== change.after);
  if (changes.length === 0) return { row, code, name, action: 'same', changes, faults };
  const { day, decisionNumber } = line;
  const by = [
    { column: 'from_date', before: '', after: day },
    { column: 'decision', before: '', after: decisionNumber },
  ].flatMap(({ after, ...said }) => (after === null ? [] : [{ ...said, after }]));
  return { row, code, name, action: 'change', changes: [...changes, ...by], faults, line };
}
