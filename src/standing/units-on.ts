import type { Rows } from '../database/db.js';
import { heldOn } from './validity.js';

/*
 * The tree and the names on a day. What belongs to a month or a year joins these in place of `units` and `committees`;
 * a right, a choice and whatever is of today joins the tables, whose rows are those of today.
 */

const UNIT = 'parent_id, code, name, sort_name, kind, path, position, closed_on';

/** SQL: the units as they were, or will be, on the day; those that were not there yet are not among them. */
export function unitsOn(day: string): string {
  return `(select t.id, ${UNIT} from units t where ${heldOn('t', day)}
    union all select t.unit_id, ${UNIT} from unit_states t where ${heldOn('t', day)})`;
}

/** SQL: the committees as they were called on the day. */
export function committeesOn(day: string): string {
  return `(select t.id, t.unit_id, t.name from committees t where ${heldOn('t', day)}
    union all select k.id, k.unit_id, t.name from committee_states t join committees k on k.id = t.committee_id where ${heldOn('t', day)})`;
}

/** SQL, for the right side of a join: one unit as it was, or will be, on the day. The way where the day is another for each row. */
export function unitOn(id: string, day: string): string {
  return `lateral (select t.id, ${UNIT} from units t where t.id = ${id} and ${heldOn('t', day)}
    union all select t.unit_id, ${UNIT} from unit_states t where t.unit_id = ${id} and ${heldOn('t', day)})`;
}

/** SQL, the same for a committee. */
export function committeeOn(id: string, day: string): string {
  return `lateral (select t.id, t.unit_id, t.name from committees t where t.id = ${id} and ${heldOn('t', day)}
    union all select k.id, k.unit_id, t.name from committee_states t join committees k on k.id = t.committee_id where t.committee_id = ${id} and ${heldOn('t', day)})`;
}

/** SQL: what a unit was called on the day; of one that was not there yet, what it is called. */
export function nameOn(unitId: string, day: string): string {
  return `coalesce((select w.name from ${unitOn(unitId, day)} w), (select w.name from units w where w.id = ${unitId}))`;
}

/** SQL: the same of a committee. */
export function committeeNameOn(committeeId: string, day: string): string {
  return `coalesce((select w.name from ${committeeOn(committeeId, day)} w), (select w.name from committees w where w.id = ${committeeId}))`;
}

/** What a unit was called in a month. */
export async function unitNameIn(on: Rows, unitId: number, month: string): Promise<string> {
  const row = await on.one<{ name: string }>(
    `select ${nameOn('$1::int', lastDay('$2::text'))} as name`,
    [unitId, month],
    'unit-name-in',
  );
  return row!.name;
}

/** SQL: the last day of a month (YYYY-MM), by which all that belongs to the month is read. */
export function lastDay(month: string): string {
  return `(to_date(${month}, 'YYYY-MM') + interval '1 month' - interval '1 day')::date`;
}

/**
 * SQL: is the row, with its path of whatever day, the unit or below it? `path` is the unit's of any day: it ends with the unit
 * on all of them, while what stands before may change.
 */
export function inUnit(row: string, path: string): string {
  return `strpos(${row}.path, coalesce(substring(${path}::text from '/[0-9]+/$'), '/')) > 0`;
}
