import type { Rows } from '../database/db.js';

/** SQL: the official of this column never had a password, so they could hand in nothing: of them nobody says that they did not. */
export const neverIn = (official: string) =>
  `not exists (select 1 from accounts way where way.official_id = ${official} and (way.password_hash is not null or way.password_changed_at is not null))`;

/** Whether somebody never had a password. */
export async function hadNoWayIn(on: Rows, officialId: number): Promise<boolean> {
  return (
    (await on.one(`select 1 from officials o where o.id = $1 and ${neverIn('o.id')}`, [officialId], 'never-in')) !==
    undefined
  );
}
