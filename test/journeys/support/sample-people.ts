import type { Rows } from '../../../src/database/db.js';

/** The name behind a login of the sample ward. */
export async function nameOf(db: Rows, login: string): Promise<string> {
  const row = await db.one<{ name: string }>(
    'select o.full_name as name from accounts a join officials o on o.id = a.official_id where a.login = $1',
    [login],
  );
  return row!.name;
}

export async function deputiesOf(db: Rows): Promise<string[]> {
  const rows = await db.rows<{ name: string }>(
    "select o.full_name as name from posts p join officials o on o.id = p.official_id join units u on u.id = p.unit_id where u.code = 'PM' and p.position = 'deputy'",
  );
  return rows.map((row) => row.name);
}
