import type { Tx } from '../../database/db.js';
import { fold } from '../../web/fold.js';
import { isHeldOn, type Dated } from '../../standing/validity.js';
import { dayBefore } from '../days.js';
import { NEVER, type State } from './timeline.js';

/** Writes the states of the units named: the one of today into the rows of today, the others beside them. */
export async function writeStates(
  tx: Tx,
  states: readonly State[],
  unitIds: readonly number[],
  today: string,
): Promise<void> {
  const rows = states.map((state) => ({ ...state, search: fold(state.name) }));
  const now = unitIds.flatMap(
    (id) =>
      ofToday(
        rows.filter(({ unitId }) => unitId === id),
        today,
      ) ?? [],
  );
  await tx.change('delete from unit_states where unit_id = any ($1::int[])', [unitIds]);
  await tx.change(PRESENT_UNITS, [JSON.stringify(now)]);
  await tx.change(OTHER_UNITS, [JSON.stringify(rows.filter((row) => !now.includes(row)))]);
  const never = unitIds.filter((id) => !rows.some(({ unitId }) => unitId === id));
  if (never.length > 0) await tx.change(NEVER_UNITS, [never, today, NEVER]);
  await writeCommittees(tx, states, unitIds, today);
}

interface Named {
  unitId: number;
  name: string;
  from: string;
  to: string | null;
}

async function writeCommittees(
  tx: Tx,
  states: readonly State[],
  unitIds: readonly number[],
  today: string,
): Promise<void> {
  const named = unitIds.flatMap((id) => namesOf(states.filter(({ unitId }) => unitId === id)));
  const now = unitIds.flatMap(
    (id) =>
      ofToday(
        named.filter(({ unitId }) => unitId === id),
        today,
      ) ?? [],
  );
  await tx.change(
    'delete from committee_states s using committees c where c.id = s.committee_id and c.unit_id = any ($1::int[])',
    [unitIds],
  );
  await tx.change(PRESENT_COMMITTEES, [JSON.stringify(now)]);
  await tx.change(OTHER_COMMITTEES, [JSON.stringify(named.filter((row) => !now.includes(row)))]);
}

/** The names of a unit's committee, one after the other. */
function namesOf(states: readonly State[]): Named[] {
  const names: Named[] = [];
  for (const { unitId, committee: name, from, to } of states) {
    const last = names.at(-1);
    if (last && last.name === name && last.to === dayBefore(from)) last.to = to;
    else if (name !== null) names.push({ unitId, name, from, to });
  }
  return names;
}

/** The state of today; of what is over the last one, of what is to come the first. */
function ofToday<T extends { from: string; to: string | null }>(states: readonly T[], today: string): T | undefined {
  return (
    states.find((state) => isHeldOn(dated(state), today)) ??
    states.filter(({ from }) => from <= today).at(-1) ??
    states[0]
  );
}

function dated({ from, to }: { from: string; to: string | null }): Dated {
  return { fromDate: from, toDate: to };
}

const UNITS = `jsonb_to_recordset($1::jsonb) as g ("unitId" int, code text, name text, search text, kind text, "parentId" int, path text, "closedOn" date, "from" date, "to" date)`;

const PRESENT_UNITS = `
update units u set code = g.code, name = g.name, search_name = g.search, kind = g.kind, parent_id = g."parentId", path = g.path,
  closed_on = g."closedOn", from_date = g."from", to_date = g."to"
from ${UNITS} where u.id = g."unitId"`;

const OTHER_UNITS = `
insert into unit_states (unit_id, code, name, kind, parent_id, path, position, closed_on, from_date, to_date)
select u.id, g.code, g.name, g.kind, g."parentId", g.path, u.position, g."closedOn", g."from", g."to"
from ${UNITS} join units u on u.id = g."unitId"`;

/** A unit that was there on no day keeps its row for what was said of it; its code is free. */
const NEVER_UNITS = `
update units set code = 'huy-' || id, from_date = $3::date, to_date = $3::date, closed_on = coalesce(closed_on, $2::date) where id = any ($1::int[])`;

const COMMITTEES = `jsonb_to_recordset($1::jsonb) as g ("unitId" int, name text, "from" date, "to" date)`;

const PRESENT_COMMITTEES = `
insert into committees (unit_id, name, from_date, to_date) select g."unitId", g.name, g."from", g."to" from ${COMMITTEES}
on conflict (unit_id) do update set name = excluded.name, from_date = excluded.from_date, to_date = excluded.to_date`;

const OTHER_COMMITTEES = `
insert into committee_states (committee_id, name, from_date, to_date)
select c.id, g.name, g."from", g."to" from ${COMMITTEES} join committees c on c.unit_id = g."unitId"`;
