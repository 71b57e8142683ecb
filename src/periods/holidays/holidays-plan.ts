import type { PlannedRow } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';
import type { RecordedDay } from './holiday.form.js';

/** How a file says the kinds. */
const WORDS: Record<RecordedDay['kind'], string> = { off: 'nghỉ', worked: 'làm bù' };

/** Pure: what a file of days would do to those that are recorded. */
export function planHolidays(rows: readonly TableRow[], recorded: readonly RecordedDay[]): PlannedRow<RecordedDay>[] {
  const standing = new Map(recorded.map((each) => [each.day, each]));
  return rows.map(({ row, cells }) => {
    const line = cells as unknown as RecordedDay;
    const before = standing.get(line.day);
    const shown = { row, code: line.day.split('-').reverse().join('/'), name: line.name, faults: [] };
    if (!before) return { ...shown, action: 'create', changes: [], line };
    const changes = [
      { column: 'name', before: before.name, after: line.name },
      { column: 'kind', before: WORDS[before.kind], after: WORDS[line.kind] },
    ].filter((change) => change.before !== change.after);
    return changes.length > 0 ? { ...shown, action: 'change', changes, line } : { ...shown, action: 'same', changes };
  });
}
