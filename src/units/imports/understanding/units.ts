import type { Cell } from '../../../imports/layout/field.js';
import { CODE } from '../../../imports/plan.js';
import { isNoResult, wordsOf } from '../../../imports/understanding/words.js';
import { CodeMaker, unitCodeBase } from './codes.js';
import { parentsByPlace, withoutMark } from './depths.js';
import type { Finding } from './official.js';
import { nearNames, UnitMatcher, type NamedUnit } from './unit.js';

export interface UnitRow {
  row: number;
  cells: Readonly<Partial<Record<string, Cell>>>;
}

export interface ReadUnit {
  row: number;
  /** `parent`: its code, or what was typed where it is nobody's; null at the top. */
  values: { code: string; name: string; parent: string | null };
  kind: string;
  made: boolean;
  faults: Finding[];
  remarks: Finding[];
}

export interface UnitsKnown {
  /** Units that stand, among which a parent may be; null: nobody can say, and a parent that is not in the file is as typed. */
  units: readonly NamedUnit[] | null;
  taken?: ReadonlySet<string>;
}

/** Pure: what a list says of its units: their codes, made where there are none, and their parents by code, by name, or by how the list is indented and numbered. */
export function readUnits(rows: readonly UnitRow[], { units, taken }: UnitsKnown): ReadUnit[] {
  const read = rows.map(oneUnit);
  makeCodes(read, units ?? [], taken ?? new Set());
  const named = rows.some(({ cells }) => wordsOf(cells['parent_code']) !== '');
  if (named) parentsByName(rows, read, units);
  else parentsByIndent(rows, read);
  refuseCycles(read);
  return read;
}

function oneUnit({ row, cells }: UnitRow): ReadUnit {
  const [typed, code] = [wordsOf(cells['name']), wordsOf(cells['code'])];
  const name = withoutMark(typed);
  const faults: Finding[] = [];
  if (isNoResult(typed)) faults.push({ column: 'name', code: 'formula', typed: typed.slice(0, 200) });
  else if (name.length < 1 || name.length > 200)
    faults.push({ column: 'name', code: 'bad-name', typed: name.slice(0, 200) });
  if (code !== '' && !CODE.test(code))
    faults.push({ column: 'code', code: 'bad-code', typed: code.slice(0, 200), value: code.slice(0, 60) });
  return { row, values: { code, name, parent: null }, kind: wordsOf(cells['kind']), made: false, faults, remarks: [] };
}

/** Who stands already under this very name has a code; the others get one of their name. */
function makeCodes(read: readonly ReadUnit[], units: readonly NamedUnit[], taken: ReadonlySet<string>): void {
  const seen = new Map<string, number>();
  for (const { row, values, faults } of read) {
    const key = values.code.toLowerCase();
    const first = key === '' ? undefined : seen.get(key);
    if (first !== undefined)
      faults.push({ column: 'code', code: 'duplicate', typed: values.code, value: String(first) });
    else seen.set(key, row);
  }
  const maker = new CodeMaker(new Set([...seen.keys(), ...taken, ...units.map(({ code }) => code.toLowerCase())]));
  const free = new Map<string, string[]>();
  for (const { code, name } of units)
    if (!seen.has(code.toLowerCase())) free.set(name.toLowerCase(), [...(free.get(name.toLowerCase()) ?? []), code]);
  for (const one of read) {
    if (one.values.code !== '' || one.values.name === '') continue;
    const standing = free.get(one.values.name.toLowerCase());
    one.made = standing?.length !== 1;
    one.values.code = one.made ? maker.make(unitCodeBase(one.values.name)) : standing!.pop()!;
    one.remarks.push({
      column: 'code',
      code: one.made ? 'code-made' : 'code-found',
      typed: '',
      value: one.values.code,
    });
  }
}

/** A parent may stand further down, or be a unit that stands already. The unit itself is never its own parent. */
function parentsByName(rows: readonly UnitRow[], read: readonly ReadUnit[], units: readonly NamedUnit[] | null): void {
  const own = new UnitMatcher(read.map(({ values }) => values));
  const standing = new UnitMatcher(units ?? []);
  rows.forEach(({ cells }, at) => {
    const typed = wordsOf(cells['parent_code']);
    const { values, faults, remarks } = read[at]!;
    if (typed === '') return;
    const [mine, theirs] = [own.find(typed), standing.find(typed)];
    const found = mine.surely || (mine.unit && !theirs.surely) ? mine : theirs.unit ? theirs : mine;
    if (found.unit) {
      values.parent = found.unit.code;
      if (!found.surely) remarks.push({ column: 'parent_code', code: 'unit-taken-for', typed, value: found.unit.name });
      return;
    }
    values.parent = typed;
    const near = [...mine.near, ...theirs.near].filter(
      ({ code }, place, all) => all.findIndex((one) => one.code === code) === place && code !== values.code,
    );
    if (near.length > 0)
      faults.push({
        column: 'parent_code',
        code: 'unit-near',
        typed,
        value: nearNames(near),
      });
    else if (units) faults.push({ column: 'parent_code', code: 'orphan', typed, value: typed });
  });
}

function parentsByIndent(rows: readonly UnitRow[], read: readonly ReadUnit[]): void {
  const parents = parentsByPlace(
    rows.map(({ cells }) => ({
      name: cells['name'] ?? '',
      number: cells['number'] ?? '',
      level: cells['level'] ?? '',
    })),
  );
  parents.forEach((parent, at) => {
    if (parent >= 0) read[at]!.values.parent = read[parent]!.values.code;
  });
}

function refuseCycles(read: readonly ReadUnit[]): void {
  const parents = new Map(read.map(({ values }) => [values.code, values.parent]));
  for (const { values, faults } of read) {
    const passed = new Set<string>();
    let at: string | null | undefined = values.code;
    while (at && !passed.has(at)) {
      passed.add(at);
      at = parents.get(at);
    }
    if (at && at === values.code)
      faults.push({ column: 'parent_code', code: 'cycle', typed: values.parent ?? '', value: values.parent ?? '' });
  }
}
