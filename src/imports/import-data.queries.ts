import type { Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { KnownOfficial, KnownPlaces } from './officials-plan.js';
import type { KnownUnit } from './units-plan.js';

/** All units there are, with whether they lie below (or are) the unit that the import goes under. */
export function knownUnits(db: Rows, path: string): Promise<KnownUnit[]> {
  return db.rows<KnownUnit>(
    `select u.code, u.name, u.kind, p.code as "parentCode", u.path like $1 || '%' as "inScope" from units u left join units p on p.id = u.parent_id`,
    [path],
  );
}

export async function knownPlaces(db: Rows, path: string, day: string): Promise<KnownPlaces> {
  const rows = await db.rows<{ code: string; head: string | null }>(
    `select u.code, o.code as head from units u
       left join posts p on p.unit_id = u.id and p.position = 'head' and ${heldOn('p', '$2')}
       left join officials o on o.id = p.official_id where u.path like $1 || '%' and u.closed_on is null`,
    [path, day],
  );
  const heads = rows.flatMap((row): [string, string][] => (row.head ? [[row.code, row.head]] : []));
  return { units: new Set(rows.map((row) => row.code)), heads: new Map(heads) };
}

export async function knownOfficials(
  db: Rows,
  codes: readonly string[],
  path: string,
): Promise<Map<string, KnownOfficial>> {
  const rows = await db.rows<KnownOfficial>(
    `select o.code, o.full_name as "fullName", o.person_type as "personType", o.email,
       coalesce(u.path like $2 || '%', true) as "inScope",
       case when p.id is null then null else json_build_object('unitCode', u.code, 'title', p.title, 'position', p.position, 'tier', p.tier,
         'fromDate', p.from_date) end as post
     from officials o left join lateral (select * from posts p where p.official_id = o.id and p.main and p.to_date is null order by p.from_date desc limit 1) p on true
     left join units u on u.id = p.unit_id where o.code = any($1)`,
    [codes, path],
  );
  return new Map(rows.map((row) => [row.code, row]));
}
