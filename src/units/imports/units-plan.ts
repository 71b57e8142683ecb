import { CODE, type PlannedRow, type RowFault } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';

const KINDS = ['city', 'province', 'ward', 'commune', 'agency', 'office', 'party', 'school', 'health', 'cell', 'other'];

interface KnownUnit {
  code: string;
  name: string;
  kind: string;
  parentCode: string | null;
  inScope: boolean;
}

export interface UnitFacts {
  /** The unit that the import goes under, by its code. */
  under: string;
  /** Units that the file names, and those above them; whether they lie below (or are) that unit. */
  units: KnownUnit[];
}

export interface UnitLine {
  code: string;
  name: string;
  kind: string;
  /** Rows without a parent stand directly under the unit that the import goes under. */
  parentCode: string;
}

/** Pure: what a file of units would do to the tree under `under`, row by row, in the file's order. */
export function planUnits(rows: readonly TableRow[], { under, units }: UnitFacts): PlannedRow<UnitLine>[] {
  const lines = rows.map(({ row, cells }) => ({ row, line: lineOf(cells, under) }));
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const parents = parentsOf(lines, units);
  const seen = new Map<string, number>();
  return lines.map(({ row, line }) => {
    const faults = [...faultsOf(line, byCode, parents, under), ...twice(row, line, seen)];
    return planned(row, line, byCode.get(line.code), faults);
  });
}

function lineOf(cells: TableRow['cells'], under: string): UnitLine {
  const [code = '', name = ''] = [cells['code'], cells['name']];
  return { code, name, kind: cells['kind'] || kindOf(name), parentCode: cells['parent_code'] || under };
}

/** The kind that a Vietnamese name tells, where the file has no column for it. */
function kindOf(name: string): string {
  const kinds: [RegExp, string][] = [
    [/^thành phố /i, 'city'],
    [/^tỉnh /i, 'province'],
    [/^phường /i, 'ward'],
    [/^(xã|đặc khu|thị trấn) /i, 'commune'],
    [/^(đảng ủy|ban .*đảng|văn phòng đảng ủy)/i, 'party'],
    [/^trường /i, 'school'],
    [/^trạm y tế/i, 'health'],
    [/^(chi bộ|tổ dân phố|thôn) /i, 'cell'],
  ];
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'office';
}

function parentsOf(lines: readonly { line: UnitLine }[], known: readonly KnownUnit[]): Map<string, string | null> {
  const parents = new Map<string, string | null>(known.map((unit) => [unit.code, unit.parentCode]));
  for (const { line } of lines) parents.set(line.code, line.parentCode);
  return parents;
}

function faultsOf(
  line: UnitLine,
  byCode: Map<string, KnownUnit>,
  parents: Map<string, string | null>,
  under: string,
): RowFault[] {
  const faults: RowFault[] = [];
  if (!CODE.test(line.code)) faults.push({ column: 'code', code: 'bad-code', value: line.code });
  if (line.name.length < 1 || line.name.length > 200) faults.push({ column: 'name', code: 'bad-name' });
  if (!KINDS.includes(line.kind)) faults.push({ column: 'kind', code: 'bad-kind', value: line.kind });
  if (!parents.has(line.parentCode)) faults.push({ column: 'parent_code', code: 'orphan', value: line.parentCode });
  else if (inCycle(line.code, parents)) faults.push({ column: 'parent_code', code: 'cycle', value: line.parentCode });
  else if (line.code === under || !reaches(line.code, parents, byCode))
    faults.push({ column: 'code', code: 'out-of-scope', value: line.code });
  if (byCode.has(line.code) && !byCode.get(line.code)!.inScope)
    faults.push({ column: 'code', code: 'taken-elsewhere', value: line.code });
  return faults;
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

function twice(row: number, line: UnitLine, seen: Map<string, number>): RowFault[] {
  const first = seen.get(line.code);
  if (first !== undefined) return [{ column: 'code', code: 'duplicate', value: String(first) }];
  seen.set(line.code, row);
  return [];
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
  return { row, code, name, action: 'change', changes, faults, line };
}
