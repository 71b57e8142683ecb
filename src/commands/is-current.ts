import { ALL_MIGRATIONS } from '../database/all-migrations.js';
import type { Rows } from '../database/db.js';

/** True where the database has exactly the migrations this program knows. */
export async function isCurrent(on: Rows): Promise<boolean> {
  const there = await on.one<{ table: string | null }>(`select to_regclass('migrations')::text as table`);
  if (!there?.table) return false;
  const done = await on.rows<{ name: string }>('select name from migrations');
  return (
    done.length === ALL_MIGRATIONS.length &&
    ALL_MIGRATIONS.every((migration) => done.some(({ name }) => name === new migration().name))
  );
}
