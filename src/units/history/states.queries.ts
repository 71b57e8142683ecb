import type { Rows, Tx } from '../../database/db.js';
import { whileOpen } from '../../standing/closings.js';
import { unitsOn } from '../../standing/units-on.js';
import type { UnitActKind } from './unit-act.entity.js';
import { EVER, type Beginning, type Change } from './timeline.js';

interface StatedChange extends Change {
  actId: number;
  kind: UnitActKind;
}

export interface Stated {
  beginnings: Beginning[];
  /** Of the acts in force, in the order in which they were stated first: a correction stands where the corrected act stood. */
  changes: StatedChange[];
}

/** What every unit was at first, and every act in force. */
export async function statedUnits(on: Rows): Promise<Stated> {
  const [beginnings, changes] = [await on.rows<Beginning>(BEGINNINGS, [EVER]), await on.rows<StatedChange>(CHANGES)];
  return { beginnings, changes };
}

const FACTS = `'code', t.code, 'name', t.name, 'kind', t.kind, 'parentId', t.parent_id, 'closedOn', t.closed_on`;

const BEGINNINGS = `
select u.id, (select json_build_object(${FACTS}, 'committee', c.name)
  from (select code, name, kind, parent_id, closed_on from units t where t.id = u.id and t.from_date = $1::date
    union all select code, name, kind, parent_id, closed_on from unit_states t where t.unit_id = u.id and t.from_date = $1::date) t
  left join (select c.unit_id, c.name from committees c where c.from_date = $1::date
    union all select c.unit_id, s.name from committee_states s join committees c on c.id = s.committee_id where s.from_date = $1::date) c on c.unit_id = u.id
  ) as facts
from units u order by u.id`;

/** Acts that no other corrects, but for those that only take one back. */
const CHANGES = `
with recursive whole as (
  select a.id, a.id as first from unit_acts a where a.corrects_id is null
  union all select a.id, w.first from unit_acts a join whole w on a.corrects_id = w.id)
select a.id as "actId", a.kind, h.unit_id as "unitId", a.day, h.sets
from whole w join unit_acts a on a.id = w.id join unit_act_changes h on h.act_id = a.id
where not exists (select 1 from unit_acts n where n.corrects_id = a.id)
order by w.first, h.unit_id`;

export interface ClosedMonth {
  month: string;
  /** A quarter is stored under its last month. */
  span: 'month' | 'quarter';
  lastDay: string;
  rootPath: string;
}

/** SQL: the months, of evaluations or by the law, that are closed, and the last ones of published years: what they say stands on the tree of their last day. */
export const CLOSED_MONTHS = `(select p.month, p.span, (to_date(p.month, 'YYYY-MM') + interval '1 month' - interval '1 day')::date as "lastDay", r.path as "rootPath"
  from (select month, 'month' as span, root_unit_id from periods where closed_at is not null
    union select month, span, root_unit_id from legal_periods where closed_at is not null
    union select year || '-12', 'month', root_unit_id from years where published_at is not null) p join units r on r.id = p.root_unit_id)`;

/** They stay all there are until the transaction ends. */
export async function closedMonths(tx: Tx): Promise<ClosedMonth[]> {
  await whileOpen(tx);
  return tx.rows<ClosedMonth>(`select c.* from ${CLOSED_MONTHS} c order by c.month`);
}

/** The units directly below some others on a day. */
export async function partsOn(on: Rows, unitIds: readonly number[], day: string): Promise<number[]> {
  const rows = await on.rows<{ id: number }>(
    `select u.id from ${unitsOn('$2::date')} u where u.parent_id = any ($1::int[]) order by u.id`,
    [unitIds, day],
  );
  return rows.map(({ id }) => id);
}

/** The first day of a unit, or `EVER`. */
export async function beginningOf(on: Rows, unitId: number): Promise<string> {
  const row = await on.one<{ day: string }>(
    `select min(s.from_date) as day from (select from_date from units where id = $1 union all select from_date from unit_states where unit_id = $1) s`,
    [unitId],
  );
  return row!.day;
}

/** Where units stand today. */
export async function pathsOf(on: Rows, unitIds: readonly number[]): Promise<string[]> {
  const rows = await on.rows<{ path: string }>('select path from units where id = any ($1::int[]) order by path', [
    unitIds,
  ]);
  return rows.map(({ path }) => path);
}
