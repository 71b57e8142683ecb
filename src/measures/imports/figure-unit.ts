import type { Cell } from '../../imports/layout/field.js';
import type { RowFault } from '../../imports/plan.js';
import { wordsOf } from '../../imports/understanding/words.js';
import { nearNames, type UnitMatcher } from '../../units/imports/understanding/unit.js';

/** The unit that a row of figures is of: its code, or what was typed with why it is none. */
export interface FigureUnit {
  code: string;
  faults: RowFault[];
  remarks: RowFault[];
}

/** Pure: the unit of a row by its code (one of `codes` may be closed), its name or its abbreviation; without a cell the section that the row stands in. */
export function readFigureUnit(
  { cells, section = '' }: { cells: Readonly<Partial<Record<string, Cell>>>; section?: string },
  units: UnitMatcher,
  codes: ReadonlySet<string>,
): FigureUnit {
  const typed = wordsOf(cells['unit_code']);
  const said = typed || section;
  const [faults, remarks]: [RowFault[], RowFault[]] = [[], []];
  const column = 'unit_code';
  if (codes.has(said)) return { code: said, faults, remarks };
  if (said === '') return { code: said, faults: [{ column, code: 'no-unit-given' }], remarks };
  const { unit, surely, near } = units.find(said, section === '' ? undefined : units.find(section).unit);
  if (unit && !surely) remarks.push({ column, code: 'unit-taken-for', typed: said, value: unit.name });
  if (unit) return { code: unit.code, faults, remarks };
  const names = nearNames(near);
  faults.push(
    names === '' ? { column, code: 'unit', value: said } : { column, code: 'unit-near', typed: said, value: names },
  );
  return { code: said, faults, remarks };
}
