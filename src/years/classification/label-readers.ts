import { nameOn } from '../../standing/units-on.js';
import type { Asking } from '../../acts/asking.js';
import { hasRoleAt, type Actor } from '../../web/actor.js';

export interface PublishedAgency {
  yearId: number;
  year: number;
  unitId: number;
  name: string;
  path: string;
}

const MOST = 200;

/**
 * Whose published labels somebody reads without any duty to classify: those of the agency where they work today, the
 * nearest at or above their unit, and where they inspect (Điều 21.1đ). Names, places and labels; nothing else.
 */
export async function publishedFor(asking: Asking): Promise<PublishedAgency[]> {
  const rows = await asking.rows<PublishedAgency & { published: boolean }>(
    `select distinct y.id as "yearId", y.year, u.id as "unitId", ${nameOn('u.id', 'make_date(y.year, 12, 31)')} as name, u.path, p.id is not null as published
     from years y join year_records s on s.year_id = y.id join units u on u.id = s.using_unit_id
     left join year_publications p on p.year_id = y.id and p.using_unit_id = u.id
     where $1 like u.path || '%' or exists (select 1 from unnest($2::text[]) as inspected(path) where u.path like inspected.path || '%')
     order by y.year desc, u.path limit ${MOST}`,
    [
      asking.actor.unit?.path ?? '',
      asking.actor.roles.filter(({ role }) => role === 'inspector').map(({ path }) => path),
    ],
    'published-for',
  );
  return rows.filter(
    (row) => row.published && (hasRoleAt(asking.actor, 'inspector', row.path) || isNearest(asking.actor, row, rows)),
  );
}

/** An agency within another has its own list: its people read that one. */
function isNearest({ unit }: Actor, row: PublishedAgency, rows: readonly PublishedAgency[]): boolean {
  if (!unit || !unit.path.startsWith(row.path)) return false;
  return rows.every(
    ({ yearId, path }) => yearId !== row.yearId || !unit.path.startsWith(path) || path.length <= row.path.length,
  );
}
