import type { PlannedRow, RowFault } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';
import { readDay } from '../../web/days.js';
import { isWeekend } from '../working-days.js';
import { NAME_MOST, type RecordedDay } from './holiday.form.js';

/** How a file says the kinds. */
const WORDS: Record<RecordedDay['kind'], string> = { off: 'nghỉ', worked: 'làm bù' };
/** "Làm bù", "làm việc bù", "đi làm": how decisions name a day worked in place of another. */
export const WORKED = /làm (việc )?bù|đi làm|^làm việc|working/iu;

/** Pure: what a file of days would do to those that are recorded. */
export function planHolidays(rows: readonly TableRow[], recorded: readonly RecordedDay[]): PlannedRow<RecordedDay>[] {
  const standing = new Map(recorded.map((each) => [each.day, each]));
  const seen = new Map<string, number>();
  return rows.map(({ row, cells }) => {
    const { day: typed = '', name = '', kind: said = '' } = cells;
    const day = readDay(typed);
    const kind = WORKED.test(said) ? 'worked' : 'off';
    const faults = faultsOf(typed, day, name, kind);
    const first = day === null ? undefined : seen.get(day);
    if (first !== undefined) faults.push({ column: 'day', code: 'twice', value: String(first) });
    if (day === null || faults.length > 0) return { row, code: typed, name, action: 'wrong', changes: [], faults };
    seen.set(day, row);
    return planned(row, { day, name, kind }, standing.get(day));
  });
}

function faultsOf(typed: string, day: string | null, name: string, kind: RecordedDay['kind']): RowFault[] {
  const joined = day === null && readDay(typed.split(/\s/)[0]!) !== null;
  return [
    ...(day === null ? [{ column: 'day', code: joined ? 'comma' : 'day', value: typed.slice(0, 40) }] : []),
    ...(!joined && (name === '' || name.length > NAME_MOST)
      ? [{ column: 'name', code: 'name', value: String(NAME_MOST) }]
      : []),
    ...(day !== null && kind === 'worked' && !isWeekend(day)
      ? [{ column: 'kind', code: 'weekday', value: day.split('-').reverse().join('/') }]
      : []),
  ];
}

function planned(row: number, line: RecordedDay, before: RecordedDay | undefined): PlannedRow<RecordedDay> {
  const shown = { row, code: line.day.split('-').reverse().join('/'), name: line.name, faults: [] };
  if (!before) return { ...shown, action: 'create', changes: [], line };
  const changes = [
    { column: 'name', before: before.name, after: line.name },
    { column: 'kind', before: WORDS[before.kind], after: WORDS[line.kind] },
  ].filter((change) => change.before !== change.after);
  return changes.length > 0 ? { ...shown, action: 'change', changes, line } : { ...shown, action: 'same', changes };
}
