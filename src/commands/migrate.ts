import { loadConfig } from '../config.js';
import { withDatabase } from './with-database.js';

/** Brings the database up to date and gives the application's role its rights. */
export async function main(): Promise<number> {
  return withDatabase(loadConfig(), async () => {
    process.stdout.write('The database is up to date.\n');
    return 0;
  });
}
