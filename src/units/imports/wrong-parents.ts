import type { PlannedRow } from '../../imports/plan.js';
import type { UnitLine } from './units-plan.js';

/** A new unit whose parent is of a row that is not written is not written either: rows that are left take those below them along. */
export function leaveBelowWrong(
  rows: readonly PlannedRow<UnitLine>[],
  lines: readonly UnitLine[],
  known: ReadonlySet<string>,
): PlannedRow<UnitLine>[] {
  const gone = new Set(
    rows.filter(({ action, code }) => action === 'wrong' && !known.has(code)).map(({ code }) => code),
  );
  for (const { code, action } of rows) if (action !== 'wrong') gone.delete(code);
  const below = new Set<number>();
  for (let more = true; more;) {
    more = false;
    lines.forEach(({ code, parentCode }, at) => {
      if (below.has(at) || rows[at]!.action === 'wrong' || !gone.has(parentCode)) return;
      below.add(at);
      if (!known.has(code)) gone.add(code);
      more = true;
    });
  }
  return rows.map((row, at) => (below.has(at) ? left(row, lines[at]!.parentCode) : row));
}

function left({ row, code, name }: PlannedRow, value: string): PlannedRow<UnitLine> {
  return {
    row,
    code,
    name,
    action: 'wrong',
    changes: [],
    faults: [{ column: 'parent_code', code: 'parent-left', value }],
  };
}
