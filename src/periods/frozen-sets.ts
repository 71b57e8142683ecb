import { nameOn } from '../standing/units-on.js';
import type { Rows, Tx } from '../database/db.js';
import { heldOn } from '../standing/validity.js';

/**
 * The units of a tree ($1, its path) that need a set: those not closed on the day ($2), and those where somebody holds a
 * main post on the month's last day ($3).
 */
const TREE = `
peopled as (select p.unit_id, count(*)::int as people from posts p join units u on u.id = p.unit_id
  where u.path like $1 || '%' and p.main and ${heldOn('p', '$3::date')} group by p.unit_id),
tree as (select u.id, ${nameOn('u.id', '$3::date')} as name, u.path, coalesce(n.people, 0) as people from units u left join peopled n on n.unit_id = u.id
  where u.path like $1 || '%' and (u.closed_on is null or u.closed_on > $2::date or n.people > 0))`;

/** The version in force of each unit that has one at a moment ($4): the latest that was countersigned by then. */
const IN_FORCE = `
in_force as (select distinct on (s.unit_id) s.unit_id, v.id as version_id from criteria_versions v join criteria_sets s on s.id = v.set_id
  where v.countersigned_at <= $4 order by s.unit_id, v.countersigned_at desc, v.number desc)`;

/** For each unit its own version or the nearest one above it, above the root of the period too. */
const NEAREST = `
nearest as (select distinct on (t.id) t.id as unit_id, t.name, t.path, t.people, f.version_id, f.unit_id as from_unit_id
  from tree t cross join lateral unnest(string_to_array(trim(both '/' from t.path), '/')::int[]) with ordinality a(id, depth)
  left join in_force f on f.unit_id = a.id
  order by t.id, (f.version_id is not null) desc, a.depth desc)`;

export interface UnitWithoutSet {
  unitId: number;
  name: string;
  people: number;
}

interface Opening {
  path: string;
  today: string;
  lastDay: string;
  now: Date;
}

/** Units with people for which neither they nor a unit above has a set in force. */
export async function unitsWithoutSet(on: Rows, at: Opening): Promise<UnitWithoutSet[]> {
  return on.rows<UnitWithoutSet>(
    `with ${TREE}, ${IN_FORCE}, ${NEAREST}
     select unit_id as "unitId", name, people from nearest where version_id is null and people > 0 order by path`,
    [at.path, at.today, at.lastDay, at.now],
  );
}

/** Freezes the sets of a period that opens; returns the number of units. */
export async function freezeSets(tx: Tx, periodId: number, at: Opening): Promise<number> {
  return tx.change(
    `with ${TREE}, ${IN_FORCE}, ${NEAREST}
     insert into period_sets (period_id, unit_id, version_id, from_unit_id)
     select $5, unit_id, version_id, from_unit_id from nearest where version_id is not null`,
    [at.path, at.today, at.lastDay, at.now, periodId],
  );
}

/** How many people a period would have evaluations for. */
export async function peopleIn(on: Rows, path: string, lastDay: string): Promise<number> {
  const row = await on.one<{ people: number }>(
    `select count(*)::int as people from posts p join units u on u.id = p.unit_id where u.path like $1 || '%'
       and p.main and ${heldOn('p', '$2::date')}`,
    [path, lastDay],
  );
  return row?.people ?? 0;
}
