import { nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { heldOn } from '../../standing/validity.js';
import type { Scope } from '../../web/actor.js';

export interface YearLine {
  id: number;
  year: number;
  rootName: string;
  dueOn: string;
  publishedAt: Date | null;
  people: number;
  forms: number;
}

/** The years in somebody's reach, the newest first. */
export async function yearsInReach(on: Rows, scopes: readonly Scope[]): Promise<YearLine[]> {
  return on.rows<YearLine>(
    `select y.id, y.year, ${nameOn('y.root_unit_id', 'make_date(y.year, 12, 31)')} as "rootName", y.due_on as "dueOn", y.published_at as "publishedAt",
       count(s.id)::int as people, count(s.id) filter (where s.status <> 'draft')::int as forms
     from years y join units u on u.id = y.root_unit_id left join year_records s on s.year_id = y.id
     where exists (select 1 from unnest($1::text[]) as p(path) where u.path like p.path || '%' or p.path like u.path || '%')
     group by y.id, u.id order by y.year desc, u.path limit 100`,
    [scopes.map(({ path }) => path)],
    'years-in-reach',
  );
}

export interface YearPerson {
  id: number;
  name: string;
  unitName: string;
  unitPath: string;
  title: string;
  position: 'head' | 'deputy' | 'member';
  status: string;
  groupId: number | null;
  groupName: string | null;
  /** Where they work now is another place of the tree, or none of it (Art 19.1). */
  moved: boolean;
}

/** The people of a year in the units under the paths; `heads` adds the head of the root for who decides from outside. */
export async function yearPeople(
  on: Rows,
  yearId: number,
  paths: readonly string[],
  day: string,
  rootHead = false,
): Promise<YearPerson[]> {
  return on.rows<YearPerson>(
    `select s.id, o.full_name as name, ${nameOn('s.unit_id', 'make_date(y.year, 12, 31)')} as "unitName", u.path as "unitPath", s.title, s.position, s.status,
       s.group_id as "groupId", g.name as "groupName",
       not exists (select 1 from posts p where p.official_id = s.official_id and p.main and p.unit_id = s.unit_id
         and ${heldOn('p', '$3::date')}) as moved
     from year_records s join years y on y.id = s.year_id join officials o on o.id = s.official_id join units u on u.id = s.unit_id
     left join duty_groups g on g.id = s.group_id
     where s.year_id = $1 and (u.path like any ($2::text[]) or ($4 and s.unit_id = y.root_unit_id and s.position = 'head'))
     order by u.path, s.position = 'member', s.position = 'deputy', o.sort_name, s.id`,
    [yearId, paths.map((path) => path + '%'), day, rootHead],
    'year-people',
  );
}
