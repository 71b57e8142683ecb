import type { RowFault } from '../../imports/plan.js';
import type { TableRow } from '../../imports/table.js';
import { readAnyDay } from '../../web/days.js';
import { farCode } from '../../web/far-day.js';
import { formatDate } from '../../web/format.js';
import { dayAfter } from '../days.js';
import type { KnownUnit, UnitLine } from './units-plan.js';

const NUMBER_MOST = 60;

/** By which decision, and from which day, a file changes units that are there: said once for all of its rows. */
export type SaidDecision = Pick<UnitLine, 'day' | 'decisionNumber'> & { faults: RowFault[] };

export function readDecision(cells: TableRow['cells'], today: string): SaidDecision {
  const [typed, number] = [String(cells['from_date'] ?? ''), String(cells['decision'] ?? '')];
  if (typed === '' && number === '') return { day: null, decisionNumber: null, faults: [] };
  const day = readAnyDay(typed);
  const far = day !== null && farCode(day, today) !== null;
  const faults: RowFault[] = [
    ...(day === null ? [{ column: 'from_date', code: typed === '' ? 'decision-half' : 'bad-date', value: typed }] : []),
    ...(far ? [{ column: 'from_date', code: 'unit-day-far', value: formatDate(day, 'vi') }] : []),
    ...(number === '' || number.length > NUMBER_MOST ? [{ column: 'decision', code: 'decision-half', value: '' }] : []),
  ];
  return { day, decisionNumber: number === '' ? null : number, faults };
}

/**
 * A renaming and a move are acts with a date and a decision's number. While nothing closed shows the unit, and no act has made it what it is, a
 * file may still put right what another one entered; the value of a fault is the first day that is free.
 */
export function changeFaults(
  { day, decisionNumber, faults }: SaidDecision,
  units: readonly (KnownUnit | undefined)[],
): RowFault[] {
  if (faults.length > 0) return faults;
  const [shut, since] = [latest(units.map((unit) => unit?.shut)), units[0]?.since ?? null];
  if (day === null || decisionNumber === null)
    return shut === null && since === null ? [] : [{ column: 'from_date', code: 'needs-decision' }];
  if (shut !== null && day <= shut)
    return [{ column: 'from_date', code: 'unit-month-shut', value: formatDate(dayAfter(shut), 'vi') }];
  if (since !== null && day < since)
    return [{ column: 'from_date', code: 'unit-since', value: formatDate(since, 'vi') }];
  return [];
}

function latest(days: readonly (string | null | undefined)[]): string | null {
  return (
    days
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1) ?? null
  );
}
