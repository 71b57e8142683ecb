import { unitsOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import type { Band } from '../../scoring/editions/terms.js';

/** A unit that is rated (Điều 5), and the level recognised, if any. */
export interface RatedUnit {
  unitId: number;
  name: string;
  path: string;
  root: boolean;
  level: Band | null;
}

/** The units of a year that are rated: the root, its specialised units (Điều 2.1b), and using agencies below; in tree order. */
export async function ratedUnits(on: Rows, yearId: number): Promise<RatedUnit[]> {
  return on.rows<RatedUnit>(
    `select u.id as "unitId", u.name, t.path, u.id = y.root_unit_id as root, r.level
     from years y join lateral ${unitsOn('make_date(y.year, 12, 31)')} u on u.id = y.root_unit_id or u.parent_id = y.root_unit_id
       or u.id in (select s.using_unit_id from year_records s where s.year_id = y.id)
     join units t on t.id = u.id
     left join unit_ratings r on r.year_id = y.id and r.unit_id = u.id
     where y.id = $1 and (u.closed_on is null or r.id is not null) order by u.path`,
    [yearId],
    'rated-units',
  );
}
