import type { Rows } from '../database/db.js';

/** The using agency of each unit (Art 10): the nearest unit at or above it that is set as one; the root always is. */
export async function usingAgencies(on: Rows, unitIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await on.rows<{ id: number; using: number }>(
    `select u.id, a.id as using from units u
       cross join lateral (
         select a.id from units a left join settings s on s.unit_id = a.id and s.key = 'using-agency'
         where a.id = any (string_to_array(trim(both '/' from u.path), '/')::int[]) and (s.value = 'yes' or a.parent_id is null)
         order by length(a.path) desc limit 1) a
     where u.id = any ($1::int[])`,
    [[...new Set(unitIds)]],
    'using-agencies',
  );
  return new Map(rows.map((row) => [row.id, row.using]));
}
