import type { Db, Tx } from '../database/db.js';

/**
 * Brings the rows of today to the day: where a state that was stated ahead begins, it takes the place of the one before, which is kept
 * beside it. Whoever reads a right reads it behind this.
 */
export async function turnUnits(db: Db, today: string): Promise<void> {
  const [due] = await db.rows<{ due: boolean }>(DUE, [today]);
  if (!due!.due) return;
  await db.tx(async (tx: Tx) => {
    await tx.change('lock table units in share row exclusive mode');
    await tx.change(UNITS, [today]);
    await tx.change(COMMITTEES, [today]);
  });
}

const BEGUN = 's.from_date <= $1::date and s.from_date > t.from_date';

const DUE = `select exists (select 1 from unit_states s join units t on t.id = s.unit_id where ${BEGUN})
  or exists (select 1 from committee_states s join committees t on t.id = s.committee_id where ${BEGUN}) as due`;

const UNITS = `
with due as (
  select distinct on (s.unit_id) s.* from unit_states s join units t on t.id = s.unit_id where ${BEGUN} order by s.unit_id, s.from_date desc
), gone as (
  delete from unit_states s using due d where s.unit_id = d.unit_id and s.from_date = d.from_date
), past as (
  insert into unit_states (unit_id, code, name, kind, parent_id, path, position, closed_on, from_date, to_date)
  select u.id, u.code, u.name, u.kind, u.parent_id, u.path, u.position, u.closed_on, u.from_date, u.to_date from units u join due d on d.unit_id = u.id
)
update units u set code = d.code, name = d.name, search_name = folded(d.name), kind = d.kind, parent_id = d.parent_id, path = d.path,
  closed_on = d.closed_on, from_date = d.from_date, to_date = d.to_date
from due d where d.unit_id = u.id`;

const COMMITTEES = `
with due as (
  select distinct on (s.committee_id) s.* from committee_states s join committees t on t.id = s.committee_id where ${BEGUN}
  order by s.committee_id, s.from_date desc
), gone as (
  delete from committee_states s using due d where s.committee_id = d.committee_id and s.from_date = d.from_date
), past as (
  insert into committee_states (committee_id, name, from_date, to_date)
  select c.id, c.name, c.from_date, c.to_date from committees c join due d on d.committee_id = c.id
)
update committees c set name = d.name, from_date = d.from_date, to_date = d.to_date from due d where d.committee_id = c.id`;
